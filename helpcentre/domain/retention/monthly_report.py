"""What went because its time was over, and what a legal hold kept, in the monthly report."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.inventory.taxonomy import GROUP_TITLES, Group
from helpcentre.base.inventory.terms import all_terms
from helpcentre.base.promises.monthly import Line, Month, Part, report_part
from helpcentre.domain.retention.models import LegalHold, RetentionRun


@report_part("retention", place=60)
def retention(month: Month) -> Part:
    """Rows and fields that went in the month's runs, under the headings of the policy."""
    group_of = {term.name: term.group for term in all_terms()}
    gone: Counter[Group] = Counter()
    stuck: Counter[Group] = Counter()
    for counts in RetentionRun.objects.filter(month.within("started_at"), is_rehearsal=False).values_list(
        "counts", flat=True
    ):
        for name, counted in counts.items():
            group = group_of.get(name, Group.SERVICE)
            gone[group] += int(counted.get("gone", 0))
            stuck[group] += int(counted.get("stuck", 0))
    lines = [Line(GROUP_TITLES[group], (gone[group], stuck[group])) for group in Group if gone[group] or stuck[group]]
    lines.append(Line(_("All together"), (gone.total(), stuck.total())))
    return Part(_("What went because its time was over"), (_("Went"), _("Could not go")), lines)


@report_part("holds", place=70)
def holds(month: Month) -> Part:
    lifted, ran_out = month.within("lifted_at"), month.within("until") & Q(lifted_at=None)
    lasts = (Q(lifted_at=None) | Q(lifted_at__gte=month.end)) & (Q(until=None) | Q(until__gte=month.end))
    lines = [
        Line(words, (LegalHold.objects.filter(condition).count(),))
        for words, condition in (
            (_("Placed"), month.within("since")),
            (_("Lifted"), lifted),
            (_("Their time was over"), ran_out),
            (_("In force at the end"), lasts & Q(since__lt=month.end)),
        )
    ]
    return Part(_("Legal holds"), (pgettext_lazy("report", "Number"),), lines)
