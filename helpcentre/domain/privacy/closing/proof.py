"""P31: whether anybody is still named here of whom there was no sign for longer than the policy says."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing import inactivity, notices
from helpcentre.domain.privacy.models import Cause, Erasure
from helpcentre.domain.retention import believing, holds

_SLACK = timedelta(days=14)  # of the jobs, which take fifty at a time, and of the days of grace


@control("P31", summary=_("Everybody known here, against the last sign of them"))
def history_goes_with_the_account() -> Evidence:
    """Looks at tickets, sign-ins and news of the database, and at who was anonymised for having none."""
    before = inactivity.limit(_SLACK)
    old = Person.objects.filter(created_at__lt=before, staffmember=None).count()
    late = inactivity.inactive(before)
    held = late.filter(pk__in=holds.people_held().values("pk")).count()
    free = late.exclude(pk__in=holds.people_held().values("pk"))
    told = notices.waiting(free, _SLACK).count()
    named = free.count() - told
    ended = Erasure.objects.filter(cause__in=(Cause.INACTIVE, Cause.CLOSED)).exclude(finished_at=None).count()
    found: tuple[tuple[Words, object], ...] = (
        (_("Months without a sign, after which nobody is named"), inactivity.months()),
        (_("People known for longer than that"), old),
        (_("Of them without a sign, and still named"), named),
        (_("Without a sign, but a legal hold keeps them"), held),
        (_("Told lately that it goes, or about to be told"), told),
        (_("Anonymised because they left or gave no sign"), ended),
    )
    if not believing.look(clock.now()).is_believed:
        return Evidence.unproven(_("The clock of the server jumped, so nobody can say what is past its time."), *found)
    if named:
        return Evidence.broken(_("Somebody is still named who has not been here for too long."), *found)
    if not old:
        return Evidence.unproven(_("Nobody has been known here for so long yet."), *found)
    return Evidence.kept(_("Whoever left or gave no sign for long is not named any more."), *found)
