"""Telling a colleague that they may read along. Read with ``subscribers``, which imports it."""

from helpcentre.base.core.actor import ActorKind
from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events, links, texting
from helpcentre.domain.tickets.actions.access import make_link
from helpcentre.domain.tickets.models import Participant, ParticipantRole, Ticket
from helpcentre.domain.tickets.notifications import link_page


@subscriber("tickets.tell_colleagues", events.PARTICIPANT_ADDED)
def tell_colleagues(event: Event) -> None:
    """A colleague in the shop added you: here is your own link. What the team adds, it tells itself."""
    if event.actor_kind != ActorKind.PERSON or event.actor_id is None:
        return
    part = (
        Participant.objects.select_related("ticket__business", "person__staffmember")
        .filter(ticket=event.subject_id, person=event.data.get("person"), role=ParticipantRole.CC, removed_at=None)
        .first()
    )
    adder = Person.objects.filter(pk=event.actor_id, erased_at=None).first()
    if part is None or adder is None or part.person.erased_at or not part.person.is_active:
        return
    if part.person.email:
        _mail(part.ticket, part.person, adder)
    elif texting.is_reached_by_text(part.person):
        texting.text_person("ticket_colleague", part.ticket, part.person, anew=True)


def _mail(ticket: Ticket, person: Person, adder: Person) -> None:
    """With a link of their own; one from before they were taken out stays closed."""
    own = ticket.links.filter(person=person, revoked_at=None).order_by("id").first()
    token = links.token(own or make_link(ticket=ticket, person=person))
    queue_mail(
        kind="ticket_colleague",
        address=person.email or "",
        language=person.language,
        person_id=person.pk,
        context={"ticket": ticket, "person": person, "adder": adder, "address": link_page(token, person)},
        secrets=(token,),
    )
