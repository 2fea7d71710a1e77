"""P30: whether what must stay is still here, for a legal hold or because a law asks for it."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.inventory.terms import all_terms
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.people import events as people_events
from helpcentre.domain.people.models import ConsentEntry, Person, PersonMerge
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Erasure, RightsRequest
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets.events import TICKET_CREATED
from helpcentre.domain.tickets.models import Ticket


@control("P30", summary=_("What legal holds keep and what the law asks for, against the history of what was written"))
def what_must_stay_is_here() -> Evidence:
    """The log of events remembers each request and consent; a row that it knows and the table does not is a loss."""
    in_force = list(LegalHold.objects.in_force().select_related("person"))
    emptied = sum(hold.person is not None and hold.person.erased_at is not None for hold in in_force)
    emptied += Person.objects.filter(
        pk__in=Ticket.objects.filter(holds__in=in_force).values("requester"), erased_at__gte=_first(in_force)
    ).count()
    begun = sum(_begun_under_hold(erasure) for erasure in Erasure.objects.exclude(started_at=None))
    held = set(_tickets_of(in_force))
    opened = len(held) - Ticket.objects.filter(pk__in=held).count()
    requests, asked = _rights_lost()
    given, logged = ConsentEntry.objects.count(), _consents_logged()
    found: tuple[tuple[Words, object], ...] = (
        (_("Legal holds in force"), len(in_force)),
        (_("Held people who are not here any more"), emptied),
        (_("Erasures that began under a hold"), begun),
        (_("Held tickets that are gone"), opened),
        (_("Requests about data within the years of the law"), asked),
        (_("Of them gone"), requests),
        (_("Entries in the log of consents"), given),
        (_("Of them gone"), max(logged - given, 0)),
    )
    if emptied or begun or opened or requests or logged > given:
        return Evidence.broken(_("Something that had to stay is gone."), *found)
    if not in_force and not asked and not given:
        return Evidence.unproven(_("Nothing must stay for the law yet."), *found)
    return Evidence.kept(_("What must stay is here."), *found)


def _first(in_force: list[LegalHold]) -> datetime:
    return min((hold.since for hold in in_force), default=clock.now())


def _begun_under_hold(erasure: Erasure) -> bool:
    """Whether a hold on the person, or on a ticket of theirs, was in force when the erasure began."""
    began = erasure.started_at
    reaches = Q(person=erasure.person_id) | Q(ticket__requester=erasure.person_id)
    lasted = (Q(until=None) | Q(until__gt=began)) & (Q(lifted_at=None) | Q(lifted_at__gt=began))
    return LegalHold.objects.filter(reaches, lasted, since__lte=began).exists()


def _tickets_of(in_force: list[LegalHold]) -> list[int]:
    """Tickets that the log says were opened by people under a hold, by whatever id, or that a hold names."""
    people = [hold.person_id for hold in in_force if hold.person_id]
    people += PersonMerge.objects.filter(kept__in=people).values_list("merged", flat=True)
    opened = Event.objects.filter(kind=TICKET_CREATED.name, actor_kind="person", actor_id__in=people)
    return [*opened.values_list("subject_id", flat=True), *(hold.ticket_id for hold in in_force if hold.ticket_id)]


def _rights_lost() -> tuple[int, int]:
    """Requests younger than the years they are kept that the log knows and the table does not; and all it knows."""
    term = next(term for term in all_terms() if term.model is RightsRequest)
    since = clock.now() - term.retention.period if term.retention.period else clock.now()
    known = set(
        Event.objects.filter(kind=events.RIGHTS_ASKED.name, occurred_at__gte=since).values_list("subject_id", flat=True)
    )
    return len(known) - RightsRequest.objects.filter(pk__in=known).count(), len(known)


def _consents_logged() -> int:
    kinds = (people_events.CONSENT_GIVEN.name, people_events.CONSENT_WITHDRAWN.name)
    return Event.objects.filter(kind__in=kinds).count()
