"""Lists that agents keep."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database import places
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events, filters
from helpcentre.domain.tickets.filters import Clauses
from helpcentre.domain.tickets.models import SavedView
from helpcentre.domain.tickets.ticket_filters import NEWEST

MOST_VIEWS = 20  # of one person: the rail shows them all, each with a count


class TooManyViewsError(ValueError):
    """Somebody has as many lists as a rail can show."""


def save_view(
    *, actor: Actor, owner: Person, name: str, clauses: Clauses, order: str = NEWEST, shared: bool = False
) -> SavedView:
    """Keep a new list at the end of the owner's. Raises FilterError and TooManyViewsError."""
    clauses = filters.checked(clauses)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=owner.pk)  # two at once must not both be the last allowed
        if SavedView.objects.filter(owner=owner).count() >= MOST_VIEWS:
            raise TooManyViewsError
        last = SavedView.objects.order_by("-position").values_list("position", flat=True).first() or 0
        view = SavedView.objects.create(
            owner=owner,
            name=name,
            filters=filters.to_json(clauses),
            order=order if filters.order(order) else NEWEST,
            position=last + 1,
            shared_at=clock.now() if shared else None,
        )
        log.record(events.VIEW_SAVED, view.pk, actor=actor)
    return view


def change_view(*, actor: Actor, view: SavedView, name: str, clauses: Clauses, order: str, shared: bool) -> SavedView:
    """Write a list anew. Raises FilterError."""
    clauses = filters.checked(clauses)
    with transaction.atomic():
        view = SavedView.objects.select_for_update().get(pk=view.pk)
        view.name = name
        view.filters = filters.to_json(clauses)
        view.order = order if filters.order(order) else NEWEST
        view.shared_at = (view.shared_at or clock.now()) if shared else None
        view.save(update_fields=["name", "filters", "order", "shared_at"])
        log.record(events.VIEW_CHANGED, view.pk, actor=actor)
    return view


def move_view(*, actor: Actor, view: SavedView, among: list[SavedView], up: bool) -> None:
    """Let a list change places with the one above or below it, of ``among`` in their order. At the edge it stays."""
    with transaction.atomic():
        if places.change(among, view.pk, up=up):
            log.record(events.VIEW_CHANGED, view.pk, actor=actor)


def delete_view(*, actor: Actor, view: SavedView) -> None:
    """Drop a list; its tickets stay where they are."""
    with transaction.atomic():
        number = view.pk
        if SavedView.objects.filter(pk=number).delete()[0]:
            log.record(events.VIEW_DELETED, number, actor=actor)
