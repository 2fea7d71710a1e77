from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Business, Membership, Person


def join_business(*, actor: Actor, person: Person, name: str) -> Business:
    """The shop a person says they work in: the one of theirs with this name, or a new one of their own.

    A name typed by a stranger never joins them to a shop that somebody else made: names are not proofs.
    """
    with transaction.atomic():
        mine = Business.objects.filter(memberships__person=person, name__iexact=name).order_by("id").first()
        if mine:
            return mine
        business = Business.objects.create(name=name)
        Membership.objects.create(person=person, business=business)
        log.record(events.BUSINESS_JOINED, person.pk, actor=actor, business=business.pk)
        return business
