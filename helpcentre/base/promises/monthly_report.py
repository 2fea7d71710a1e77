"""Promises in the monthly report: what broke, and for how long."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from helpcentre.base.promises.clauses import BY_ID
from helpcentre.base.promises.models import PromiseBreak
from helpcentre.base.promises.monthly import Line, Month, Part, report_part


@report_part("promises", place=10)
def promises(month: Month) -> Part:
    """Each break that lasted into the month."""
    lasted = Q(mended_at=None) | Q(mended_at__gte=month.start)
    rows = PromiseBreak.objects.filter(lasted, broke_at__lt=month.end).order_by("broke_at", "id")
    lines = [
        Line(
            format_lazy("{promise}: {sentence}", promise=row.promise_id, sentence=BY_ID[row.promise_id].sentence),
            (row.broke_at, row.mended_at, row.mended_at - row.broke_at if row.mended_at else None),
        )
        for row in rows
        if row.promise_id in BY_ID
    ]
    return Part(_("Promises that were broken"), (_("Broke"), _("Kept again"), _("Lasted")), lines)
