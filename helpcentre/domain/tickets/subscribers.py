from helpcentre.base.core.actor import Actor, ActorKind
from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.people import teams
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import colleague_subscribers, deeds_subscribers, events, selectors, texting  # noqa: F401 - declares the rest
from helpcentre.domain.tickets.actions.teams import cover, give_to_team
from helpcentre.domain.tickets.models import Aside, Message, NotificationKind, Participant, Status, Ticket
from helpcentre.domain.tickets.notifications import tell_customers, tell_staff


def _ticket(event: Event) -> Ticket | None:
    return Ticket.objects.select_related("assignee__staffmember", "requester").filter(pk=event.subject_id).first()


def _staff(person_id: int) -> Person | None:
    return Person.objects.select_related("staffmember").filter(pk=person_id).first()


def _hear_elsewhere(ticket: Ticket) -> set[int]:
    """Who takes part in the ticket it lives on in: for them nothing was closed."""
    merged = selectors.merge_of(ticket) if ticket.set_aside == Aside.MERGED else None
    if merged is None:
        return set()
    return set(Participant.objects.filter(ticket=merged.into, removed_at=None).values_list("person_id", flat=True))


@subscriber("tickets.mail_to_customers", events.TICKET_CREATED, events.REPLY_SENT, events.STATUS_CHANGED)
def mail_to_customers(event: Event) -> None:
    """We have your request; here is our answer; we closed it."""
    ticket = _ticket(event)
    if ticket is None:
        return
    if event.kind == events.STATUS_CHANGED.name:
        if event.data.get("status") == Status.CLOSED and event.actor_kind == ActorKind.STAFF:
            tell_customers("ticket_closed", ticket, besides=_hear_elsewhere(ticket))
        return
    message = Message.objects.select_related("author").filter(pk=event.data.get("message")).first()
    kind = "ticket_received" if event.kind == events.TICKET_CREATED.name else "ticket_reply"
    if message is not None:
        tell_customers(kind, ticket, message=message)


@subscriber(
    "tickets.notifications_to_staff",
    events.TICKET_ASSIGNED,
    events.CUSTOMER_REPLIED,
    events.ORIGIN_REPLIED,
    events.STAFF_MENTIONED,
)
def notifications_to_staff(event: Event) -> None:
    """A ticket was given to you; your customer wrote; a colleague named you. Never for one's own act."""
    ticket = _ticket(event)
    if ticket is None:
        return
    match event.kind:
        case events.TICKET_ASSIGNED.name:
            kind, person = NotificationKind.ASSIGNED, _staff(event.data.get("assignee", 0))
        case events.STAFF_MENTIONED.name:
            kind, person = NotificationKind.MENTIONED, _staff(event.data.get("person", 0))
        case _:
            kind, person = NotificationKind.CUSTOMER_REPLIED, ticket.assignee
    if person is not None and person.pk != event.actor_id:
        tell_staff(kind, person, ticket, event_id=event.pk)


@subscriber("tickets.give_new_to_team", events.TICKET_CREATED)
def give_new_to_team(event: Event) -> None:
    """What nobody routed goes to the team that takes new requests, and by its strategy to somebody there."""
    team = teams.team_of_new()
    ticket = _ticket(event) if team else None
    if team is not None and ticket is not None and ticket.team_id is None and not ticket.is_closed:
        give_to_team(actor=Actor.system(), ticket=ticket, team=team)


@subscriber("tickets.cover_for_the_absent", events.CUSTOMER_REPLIED)
def cover_for_the_absent(event: Event) -> None:
    """A customer whose agent is out of office is not left waiting for them."""
    ticket = _ticket(event)
    if ticket is not None and ticket.assignee_id and not ticket.is_closed:
        cover(actor=Actor.system(), ticket=ticket)


@subscriber("tickets.text_to_phones", events.REPLY_SENT)
def text_to_phones(event: Event) -> None:
    """Whoever gave only a number hears by text message that there is an answer."""
    ticket = _ticket(event)
    message = Message.objects.filter(pk=event.data.get("message")).first()
    if ticket is not None and message is not None:
        texting.tell_phones(ticket, message)
