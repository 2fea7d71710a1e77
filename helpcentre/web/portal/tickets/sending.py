"""From a valid form to an open request."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import selectors, shops
from helpcentre.domain.people.actions import find_or_create_person, join_business
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.policy.actions import accept
from helpcentre.domain.policy.models import Act
from helpcentre.domain.tickets.actions import Context, Opened, attach, open_ticket, share_with_shop
from helpcentre.domain.tickets.models import Attachment, Channel
from helpcentre.web.portal.access import as_customer


def send(
    values: Mapping[str, Any],
    *,
    person: Person | None,
    language: str,
    context: Context,
    attachments: Sequence[Attachment] = (),
) -> Opened:
    """Open the request of ``person``, or of whoever the form names, its files and its readers, in one transaction."""
    shared = shops.shop_with_others_in_charge(person) if person and values.get("shop") else None
    with transaction.atomic() if attachments or shared else nullcontext():
        opened = _send(values, person=person, language=language, context=context, shared=shared)
        if shared and opened.is_new:
            requester = opened.ticket.requester
            share_with_shop(actor=as_customer(requester), ticket=opened.ticket, sharer=requester, whole=True)
        attach(actor=as_customer(opened.ticket.requester), message=opened.message, attachments=attachments)
    return opened


def _send(
    values: Mapping[str, Any], *, person: Person | None, language: str, context: Context, shared: Business | None
) -> Opened:
    """Open the request of ``person``, or of whoever the form names.

    Somebody we know is looked up before anything is locked. Somebody new, or a shop, is made in one transaction with
    the request: nobody is left behind without what they came for, and one fsync keeps all. What is shared with a shop
    belongs to that shop, whichever name was typed.
    """
    address, number, shop = values.get("email") or None, values.get("phone") or None, values.get("business")
    known = person or selectors.person_behind(address, number)
    facts = {
        "subject": values["subject"],
        "body": values["message"],
        "channel": Channel.WEB,
        "language": language,
        "key": values.get("key") or None,
        "context": context,
        "payment": values.get("payment"),
        "proved": person is not None,
    }
    if known and shared:
        return _open(actor=as_customer(known), requester=known, business=shared, **facts)
    if known and not shop:
        business = selectors.business_of(known) if person else None  # who only typed an address has proved nothing
        return _open(actor=as_customer(known), requester=known, business=business, **facts)
    with transaction.atomic():
        requester = known or find_or_create_person(
            actor=Actor.system(), name=values["name"], email=address, phone=number, language=language
        )
        actor = as_customer(requester)
        business = join_business(actor=actor, person=requester, name=shop) if shop else None
        return _open(actor=actor, requester=requester, business=business, **facts)


def _open(*, actor: Actor, requester: Person, **facts: Any) -> Opened:
    """The request, and that who sends it accepts the policy, together."""
    with transaction.atomic():
        opened = open_ticket(actor=actor, requester=requester, **facts)
        accept(actor=actor, person=requester, language=facts["language"], act=Act.REQUEST)
    return opened
