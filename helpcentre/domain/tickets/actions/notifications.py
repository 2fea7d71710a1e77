from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import (
    Notification,
    NotificationKind,
    NotificationPreference,
    Ticket,
)


def mark_notifications_read(*, person: Person, ticket: Ticket | None = None) -> int:
    """Mark a person's notifications as read, all of them or those of one ticket; returns how many."""
    unread = Notification.objects.filter(person=person, read_at=None)
    if ticket is not None:
        if _told_of.first(person=person.pk, ticket=ticket.pk) is None:
            return 0  # the usual case needs no lock
        unread = unread.filter(ticket=ticket)
    elif not unread.exists():
        return 0
    with transaction.atomic():
        return unread.update(read_at=clock.now())


@prepared
def _told_of(person: One, ticket: One) -> QuerySet[Notification, Any]:
    return Notification.objects.filter(person=person, ticket=ticket, read_at=None).values_list("pk", flat=True)


def set_notification_preference(*, person: Person, kind: str, on_screen: bool, by_mail: bool) -> None:
    """How ``person`` wants to hear of ``kind``. Raises ValueError for a kind that is none."""
    with transaction.atomic():
        NotificationPreference.objects.update_or_create(
            person=person,
            kind=NotificationKind(kind),
            defaults={"on_screen": on_screen, "by_mail": by_mail},
        )
