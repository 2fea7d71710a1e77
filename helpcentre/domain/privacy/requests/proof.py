"""P37: whoever uses a right is answered before the clock runs out, and nobody moves the clock."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.privacy.models import Did, RightsRequest

_SHOWN = timedelta(days=7)  # an answer that came too late stays to be seen


@control("P37", summary=_("The clock of every request about somebody's data"))
def every_request_is_answered_in_time() -> Evidence:
    """Open ones past their clock, ones closed too late in the last days, clocks that were moved, logs without a
    beginning."""
    now, everything = clock.now(), RightsRequest.objects.all()
    late = everything.filter(closed_at=None, due_at__lt=now).count()
    too_late = everything.filter(closed_at__gt=F("due_at"), closed_at__gte=now - _SHOWN).count()
    moved = everything.filter(
        due_at__gt=F("received_at") + timedelta(days=settings.RIGHTS_DAYS), closed_at=None
    ).count()
    silent = everything.exclude(steps__did=Did.ARRIVED).count()
    found = (
        (_("Requests in progress"), everything.filter(closed_at=None).count()),
        (_("Requests answered so far"), everything.filter(closed_at__isnull=False).count()),
        (_("In progress past their clock"), late),
        (_("Answered too late in the last 7 days"), too_late),
        (_("Clocks that run longer than promised"), moved),
        (_("Requests whose log lacks its beginning"), silent),
    )
    if late or too_late or moved or silent:
        return Evidence.broken(_("A request about somebody's data was not answered in time."), *found)
    if not everything.exists():
        return Evidence.unproven(_("Nobody has used their rights yet."), *found)
    return Evidence.kept(_("Every request about somebody's data was answered in time, or is in time."), *found)
