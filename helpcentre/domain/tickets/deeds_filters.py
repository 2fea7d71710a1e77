"""Filters by what was done to a ticket. Read with ``ticket_filters``, which imports it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.core import ids
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Choice, Field, Kind, Operator, Scope
from helpcentre.domain.tickets.models import Aside, Tag, TicketTag
from helpcentre.domain.tickets.selectors.tags import MOST_LISTED

_ASIDE = [
    Choice(Aside.SNOOZED, pgettext_lazy("aside", "put away until later")),
    Choice(Aside.SPAM, pgettext_lazy("aside", "spam")),
    Choice(Aside.MERGED, pgettext_lazy("aside", "merged into another")),
]


def _tags() -> list[Choice]:
    rows = Tag.objects.order_by("key").values_list("pk", "name")[:MOST_LISTED]
    return [Choice(str(number), name) for number, name in rows]


def _tagged(operator: Operator, values: tuple[str, ...], scope: Scope) -> Q:
    """With any of these tags."""
    numbers = [number for value in values if (number := ids.read(value)) is not None]
    tagged = Q(pk__in=TicketTag.objects.filter(tag__in=numbers).values("ticket"))
    return ~tagged if operator == Operator.NOT else tagged


filters.register(
    Field("tag", pgettext_lazy("filter", "Tag"), Kind.CHOICE, _tagged, (Operator.IS, Operator.NOT), _tags),
    filters.choice("aside", _("Set aside"), "set_aside", lambda: _ASIDE),
)
