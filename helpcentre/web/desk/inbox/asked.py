"""Which list an address asks for.

``view=waiting`` is one that everybody has, ``view=v12`` one that somebody keeps, ``f=…`` filters without a name;
``sort=…`` is another order.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import filters, selectors
from helpcentre.domain.tickets.filters import Clauses
from helpcentre.domain.tickets.models import SavedView
from helpcentre.domain.tickets.selectors import InboxView, Listing
from helpcentre.web.desk.frame import VIEWS

_SAVED = re.compile(r"v([1-9][0-9]{0,17})")
FILTERED = "filtered"


@dataclass(frozen=True)
class Asked:
    """``key`` is the place in the rail; ``base`` the address without another order, ``query`` with it."""

    key: str
    title: StrOrPromise
    icon: str
    listing: Listing
    base: str
    sort: str
    saved: SavedView | None = None

    @property
    def query(self) -> str:
        return f"{self.base}&{urlencode({'sort': self.sort})}" if self.sort else self.base

    @property
    def clauses(self) -> Clauses:
        return self.listing.clauses

    @property
    def order(self) -> str:
        return self.listing.order.key


def asked_for(person: Person, query: QueryDict) -> Asked:
    """The list, checked. An unknown name is all open tickets; somebody else's list is not there (Http404)."""
    sort = query.get("sort", "")
    sort = sort if filters.order(sort) else ""
    name = query.get("view", "")
    if saved := _SAVED.fullmatch(name):
        return _kept(person, int(saved[1]), sort)
    parts = query.getlist("f")
    if parts:
        clauses = filters.from_query(parts)
        base = filters.to_query(clauses)
        return Asked(FILTERED, _("Filtered"), "filter", selectors.listing(person, clauses, sort), base, sort)
    return _everybodys(person, name, sort)


def _kept(person: Person, number: int, sort: str) -> Asked:
    view = selectors.saved_view(person, number)
    if view is None:
        raise Http404
    listing = selectors.listing(person, filters.from_json(view.filters), sort or view.order)
    return Asked(view.key, view.name, "people" if view.is_shared else "filter", listing, f"view={view.key}", sort, view)


def _everybodys(person: Person, name: str, sort: str) -> Asked:
    view = InboxView(name) if name in set(InboxView) else InboxView.ALL_OPEN
    icon, title = VIEWS[view]
    return Asked(view.value, title, icon, selectors.built_in(person, view, sort), f"view={view.value}", sort)
