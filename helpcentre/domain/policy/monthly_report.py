"""The privacy policy in the monthly report."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.promises.monthly import Line, Month, Part, happened, report_part
from helpcentre.domain.policy import events
from helpcentre.domain.policy.models import PolicyNotice, PolicyVersion


@report_part("policy", place=80)
def policy(month: Month) -> Part:
    counted = happened(month, events.POLICY_ACCEPTED)
    posted = list(PolicyVersion.objects.filter(month.within("posted_at")).values_list("pk", flat=True))
    lines = [
        Line(_("Versions posted"), (len(posted),)),
        Line(_("People told of them"), (PolicyNotice.objects.filter(version__in=posted).count(),)),
        Line(_("People who accepted one"), (counted[events.POLICY_ACCEPTED.name],)),
    ]
    return Part(_("The privacy policy"), (pgettext_lazy("report", "Number"),), lines)
