"""Who outside the team reads a ticket, for the page that shows it to them."""

from dataclasses import dataclass

from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import participation
from helpcentre.domain.tickets.models import Participant, ParticipantRole, Ticket


@dataclass(frozen=True)
class Readers:
    """``colleagues`` were asked to read along; ``is_shared``: those in charge of the shop follow it.

    ``may_share``: the person who looks may change that; ``others_in_charge``: there is somebody to share it with.
    ``for_shop``: they look only because they run the shop.
    """

    requester: Person
    colleagues: list[Person]
    is_shared: bool
    is_mine: bool
    may_share: bool
    others_in_charge: bool
    for_shop: bool

    @property
    def is_private(self) -> bool:
        return not self.colleagues and not self.is_shared


def readers(ticket: Ticket, person: Person) -> Readers:
    """As ``person``, who takes part, may see it. Who runs the shop by then is not said by name. Three queries."""
    parts = list(
        Participant.objects.select_related("person")
        .filter(ticket=ticket, removed_at=None, person__erased_at=None)
        .order_by("added_at", "id")
    )
    followers = {part.person_id for part in parts if part.role == ParticipantRole.FOLLOWER}
    running = {owner.pk for owner in shops.those_who_run(ticket.business)} if ticket.business else set()
    return Readers(
        requester=ticket.requester,
        colleagues=[part.person for part in parts if part.role == ParticipantRole.CC],
        is_shared=bool(followers & running),
        is_mine=person.pk == ticket.requester_id,
        may_share=not participation.sharing_fault(ticket, person),
        others_in_charge=bool(running - {ticket.requester_id}),
        for_shop=person.pk in followers,
    )
