"""Which morning a word or a date means."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from helpcentre.domain.tickets.actions.aside import AsideError

MORNING = time(8)


def morning_of(word: str, day: str = "") -> datetime:
    """Eight in the morning of the day that was meant, here. Raises AsideError."""
    today = timezone.localdate()
    if word == "tomorrow":
        wanted = today + timedelta(days=1)
    elif word == "monday":
        wanted = today + timedelta(days=7 - today.weekday())
    else:
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            raise AsideError("no_day") from None
    if wanted <= today:
        raise AsideError("past")
    if wanted > today + timedelta(days=365):
        raise AsideError("too_far")
    return timezone.make_aware(datetime.combine(wanted, MORNING))
