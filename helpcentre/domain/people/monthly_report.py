"""Consents in the monthly report."""

from collections import Counter

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.promises.monthly import Line, Month, Part, report_part
from helpcentre.domain.people.models import ConsentEntry, Decision, Purpose


@report_part("consents", place=50)
def consents(month: Month) -> Part:
    rows = ConsentEntry.objects.filter(month.within("decided_at")).order_by()
    counted = Counter({row[:2]: row[2] for row in rows.values_list("purpose", "decision").annotate(Count("id"))})
    lines = [
        Line(
            capfirst(purpose.label),
            (counted[purpose.value, Decision.GIVEN.value], counted[purpose.value, Decision.WITHDRAWN.value]),
        )
        for purpose in Purpose
    ]
    return Part(_("Agreements"), (_("Given"), pgettext_lazy("consent", "Taken back")), lines)
