"""Who on the team is told of what is done to a ticket. Read with ``subscribers``, which imports it."""

from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events, selectors
from helpcentre.domain.tickets.models import Aside, NotificationKind, Snooze, Ticket, Woken
from helpcentre.domain.tickets.notifications import tell_staff


@subscriber("tickets.reminders_to_staff", events.WOKEN)
def reminders_to_staff(event: Event) -> None:
    """A ticket you put away is back, because its time came or because the customer wrote."""
    snooze = Snooze.objects.select_related("ticket", "person__staffmember").filter(pk=event.data.get("snooze")).first()
    if snooze is None or snooze.person is None or event.data.get("why") not in (Woken.TIME, Woken.CUSTOMER):
        return
    if event.data["why"] == Woken.CUSTOMER and snooze.person_id == snooze.ticket.assignee_id:
        return  # they hear of the customer's words anyway
    tell_staff(NotificationKind.SNOOZE_OVER, snooze.person, snooze.ticket, event_id=event.pk)


@subscriber("tickets.notifications_to_followers", events.CUSTOMER_REPLIED, events.REPLY_SENT, events.NOTE_ADDED)
def notifications_to_followers(event: Event) -> None:
    """Something was said in a ticket you follow. Never of one's own words, nor twice to the agent who has it."""
    ticket = Ticket.objects.filter(pk=event.subject_id).first()
    if ticket is None or ticket.set_aside == Aside.SPAM:
        return
    for person in selectors.followers(ticket):
        if _hears(person, ticket, event):
            tell_staff(NotificationKind.FOLLOWED, person, ticket, event_id=event.pk)


def _hears(person: Person, ticket: Ticket, event: Event) -> bool:
    told_already = event.kind == events.CUSTOMER_REPLIED.name and person.pk == ticket.assignee_id
    return person.pk != event.actor_id and not told_already
