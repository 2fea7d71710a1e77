"""The rows that are past their time, found through the inventory: no table is named here."""

from datetime import datetime, timedelta

from django.db.models import CharField, DateTimeField, JSONField, Q, TextField

from helpcentre.base.inventory.paths import end_of_path
from helpcentre.base.inventory.terms import Term
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.retention.removing import Rows, nothing
from helpcentre.domain.tickets.models import Ticket


def past(term: Term, days: int, moment: datetime) -> Rows:
    """What a term had to let go before ``moment``: whole rows, or those in which something still stands."""
    limit: object = moment - timedelta(days=days)
    path = term.retention.path
    if not isinstance(end_of_path(term.model, path), DateTimeField):
        limit = (moment - timedelta(days=days)).date()
    rows = term.model._base_manager.filter(**{f"{path}__lt": limit}, **term.retention.only)
    return rows if term.whole else rows.filter(_full(term))


def emptied(term: Term) -> dict[str, object]:
    """The fields of a term as they are when they have gone; without those that cannot go but with their row."""
    fields = [(each.field, term.model._meta.get_field(each.field)) for each in term.fields]
    return {
        name: nothing(term.model, name, null=bool(field.null))
        for name, field in fields
        if field.null or isinstance(field, (CharField, TextField, JSONField))
    }


def split(term: Term, rows: Rows) -> tuple[Rows, Rows]:
    """``rows`` that may go, and those that a legal hold keeps: of people and of tickets that it reaches."""
    if not LegalHold.objects.in_force().exists():
        return rows, rows.none()
    kept = term.model._base_manager.filter(_reached(term)).values("pk")
    return rows.exclude(pk__in=kept), rows.filter(pk__in=kept)


def _reached(term: Term) -> Q:
    people, tickets = holds.people_held().values("pk"), holds.tickets_held().values("pk")
    found = Q(pk__in=[])
    for owner in dict.fromkeys(owner for each in term.table.fields.values() for owner in each.owners):
        if owner.path:
            found |= Q(**{f"{'pk' if owner.path == 'self' else owner.path}__in": people} | owner.only)
    for field in term.model._meta.local_concrete_fields:
        if field.related_model is Ticket:
            found |= Q(**{f"{field.name}__in": tickets})
    return found


def _full(term: Term) -> Q:
    found = Q()
    for name, value in emptied(term).items():
        found |= ~Q(**{name: value})
    return found
