from datetime import timedelta

from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Person, Role
from helpcentre.domain.service_levels import events, jobs, story
from helpcentre.domain.service_levels.actions.clocks import keep_clocks
from helpcentre.domain.service_levels.models import TicketClock
from helpcentre.domain.tickets.events import PRIORITY_CHANGED, TEAM_CHANGED
from helpcentre.domain.tickets.models import NotificationKind, Ticket
from helpcentre.domain.tickets.notifications import tell_staff

FRESH = timedelta(hours=1)  # what was late long ago, and is only found out now, wakes nobody


@subscriber("service_levels.keep_clocks", *story.KINDS, TEAM_CHANGED, PRIORITY_CHANGED)
def keep(event: Event) -> None:
    """Clocks start, pause and stop by what happens to the ticket."""
    keep_clocks(ticket_id=event.subject_id)


@subscriber(
    "service_levels.recount",
    events.POLICY_SAVED,
    events.POLICY_REMOVED,
    events.CALENDAR_SAVED,
    events.CALENDAR_REMOVED,
)
def recount(event: Event) -> None:
    """Other promises or other hours: what waits is counted anew, in the background."""
    jobs.recount_open.enqueue(after=0)


@subscriber("service_levels.tell_staff", events.CLOCK_WARNED, events.CLOCK_BREACHED)
def tell(event: Event) -> None:
    """A warning goes to whoever has the ticket, or those who lead its team; what is late goes to both."""
    clock = TicketClock.objects.filter(pk=event.data.get("clock"), stopped_at=None).first()
    ticket = Ticket.objects.select_related("assignee", "team").filter(pk=event.subject_id).first()
    if clock is None or ticket is None or not clock.due_at or event.occurred_at - clock.due_at > FRESH:
        return
    is_late = event.kind == events.CLOCK_BREACHED.name
    kind = NotificationKind.CLOCK_BREACHED if is_late else NotificationKind.CLOCK_WARNED
    for person in _who(ticket, is_late=is_late):
        tell_staff(kind, person, ticket, event_id=event.pk)


def _who(ticket: Ticket, *, is_late: bool) -> list[Person]:
    holder = availability.who_answers_for(ticket.assignee) if ticket.assignee else None
    told = {holder.pk: holder} if holder else {}
    if is_late or not told:
        heads = teams.leads(ticket.team)
        heads = heads or [
            person for person in people.current_staff() if person.staff and person.staff.role == Role.LEAD
        ]
        told |= {person.pk: person for person in heads}
    return list(told.values())
