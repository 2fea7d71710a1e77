"""From a valid form to an open request."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import selectors
from helpcentre.domain.people.actions import find_or_create_person, join_business
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.tickets.actions import Context, Opened, open_ticket
from helpcentre.domain.tickets.models import Channel
from helpcentre.web.portal.access import as_customer


def send(values: Mapping[str, Any], *, person: Person | None, language: str, context: Context) -> Opened:
    """Open the request of ``person``, or of whoever the form names.

    One transaction: no person or business is left behind without the request they came for, and one fsync keeps all.
    """
    with transaction.atomic():
        requester = person or find_or_create_person(
            actor=Actor.system(),
            name=values["name"],
            email=values["email"] or None,
            phone=values["phone"] or None,
            language=language,
        )
        actor = as_customer(requester)
        shop = values.get("business")
        return open_ticket(
            actor=actor,
            requester=requester,
            subject=values["subject"],
            body=values["message"],
            channel=Channel.WEB,
            language=language,
            business=join_business(actor=actor, person=requester, name=shop) if shop else _shop_of(person),
            key=values.get("key") or None,
            context=context,
            proved=person is not None,
        )


def _shop_of(person: Person | None) -> Business | None:
    """Somebody who signed in need not name their shop again; who only typed an address has proved nothing."""
    return selectors.business_of(person) if person else None
