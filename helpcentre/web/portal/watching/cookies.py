"""What the public pages leave in a browser, measured by opening them."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.places import CookieKind
from helpcentre.base.inventory.registry import inventory
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import Page, visit
from helpcentre.domain.feedback.models import DayCount, SearchTally
from helpcentre.domain.feedback.search_buffer import buffer
from helpcentre.web.portal import language, low_data
from helpcentre.web.portal.watching.pages import public_pages

#: A question nobody asks, so that whoever searches at the same moment is not mistaken for us.
_PROBE = "zzqx uchunguzi wa faragha"

_SIGNALS: tuple[dict[str, Any], ...] = ({"HTTP_SEC_GPC": "1"}, {"HTTP_DNT": "1"})


def _received(pages: dict[str, Page]) -> set[str]:
    return {name for page in pages.values() for name, morsel in page.cookies.items() if morsel.value}


def foreign(pages: dict[str, Page]) -> set[str]:
    """Addresses of others that a browser would ask by itself."""
    ours = {"", urlsplit(settings.PUBLIC_URL).netloc}
    loads = {address for page in pages.values() for address in page.loads}
    return {urlsplit(each).netloc for each in loads if urlsplit(each).netloc not in ours}


def _personal_columns(model: type[Model]) -> set[str]:
    """Columns, as they are in the database, that are somebody's or that nobody declared."""
    declared = inventory.tables[model._meta.label].fields
    harmless = {
        field.column
        for field in model._meta.local_fields
        if field.name in declared and not declared[field.name].is_personal
    }
    with connection.cursor() as cursor:
        present = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return {f"{model._meta.db_table}.{column.name}" for column in present if column.name not in harmless}


def _named(names: set[str]) -> object:
    return ", ".join(sorted(names)) or 0


@control("P20", summary=_("The cookies that every kind of public page sets for somebody who comes the first time"))
def no_cookie_is_unlisted_or_early() -> Evidence:
    pages = public_pages()
    received = _received(pages)
    declared = inventory.cookie_list
    unlisted = received - declared.keys()
    early = {name for name in received & declared.keys() if declared[name].kind is not CookieKind.ESSENTIAL}
    careless = {
        name
        for page in pages.values()
        for name, morsel in page.cookies.items()
        if name in declared and ((declared[name].http_only and not morsel["httponly"]) or not morsel["samesite"])
    }
    closed = {path for path, page in pages.items() if page.status >= 500}
    silent = _unlisted_on_the_page()
    found = (
        (_("Pages opened"), len(pages)),
        (_("Cookies received"), _named(received)),
        (_("Cookies that stand in no list"), _named(unlisted)),
        (_("Cookies set before anybody chose anything"), _named(early)),
        (_("Cookies without their safe marks"), _named(careless)),
        (_("Cookies that the page about cookies does not name"), _named(silent)),
        (_("Pages that do not open"), _named(closed)),
    )
    if unlisted or early or careless or silent or closed:
        return Evidence.broken(_("A page leaves something in your browser that it should not."), *found)
    return Evidence.kept(_("Every cookie stands in the list, and none comes before it is needed."), *found)


def _unlisted_on_the_page() -> set[str]:
    """Cookies of the inventory that the public list, as it is served, leaves out in some language."""
    missing: set[str] = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            body = visit(reverse("portal:cookies")).body
        missing |= {name for name in inventory.cookie_list if f">{name}<" not in body}
    return missing


@control("P21", summary=_("What is counted of visits, and whether a browser is asked to keep or tell anything for it"))
def traffic_is_measured_without_cookies() -> Evidence:
    pages = public_pages()
    others = foreign(pages)
    counting = _received(pages) - {
        name for name, each in inventory.cookie_list.items() if each.kind is CookieKind.ESSENTIAL
    }
    people = _personal_columns(DayCount) | _personal_columns(SearchTally)
    found = (
        (_("Pages opened"), len(pages)),
        (_("Cookies that count"), _named(counting)),
        (_("Other companies that a page asks for something"), _named(others)),
        (_("Columns of the counts that say who it was"), _named(people)),
        (_("Days counted"), DayCount.objects.values("day").distinct().count()),
    )
    if others or counting or people:
        return Evidence.broken(_("Visits are counted in a way that we promised not to use."), *found)
    return Evidence.kept(
        _("Visits are counted as numbers by day, without cookies and without other companies."), *found
    )


@control("P22", summary=_("Choosing a language, colours and the data saver, and coming back with what was chosen"))
def choices_are_remembered() -> Evidence:
    lost = []
    for name, value in ((language.COOKIE, "en"), ("theme", "dark"), (low_data.COOKIE, low_data.ON)):
        chosen = _choose(name, value)
        if chosen.status != 302 or name not in chosen.cookies or chosen.cookies[name].value != value:
            lost.append(name)
    if visit("/", cookies=f"{language.COOKIE}=en", HTTP_ACCEPT_LANGUAGE="sw").location != "/en/":
        lost.append("/")
    plain, dark = visit("/en/"), visit("/en/", cookies="theme=dark")
    saver = visit("/en/", cookies=f"{low_data.COOKIE}={low_data.ON}")
    lost += [name for name, page in (("theme", dark), (low_data.COOKIE, saver)) if page.body == plain.body]
    found = ((_("Choices made"), 3), (_("Choices that were lost"), _named(set(lost))))
    if lost:
        return Evidence.broken(_("A choice was not remembered."), *found)
    return Evidence.kept(_("Language, colours and data saver are remembered after you choose them."), *found)


def _choose(name: str, value: str) -> Page:
    """As the form of "Your choices" sends it."""
    body = f"{name}={value}".encode()
    return visit(
        "/en/preferences/", method="POST", body=body, HTTP_SEC_FETCH_SITE="same-origin",
        CONTENT_TYPE="application/x-www-form-urlencoded",
    )  # fmt: skip


@control("P23", summary=_("Pages and a search by a browser that asks not to be followed, and what it left behind"))
def browsers_that_ask_are_not_counted() -> Evidence:
    said = visit("/.well-known/gpc.json")
    pages = public_pages()
    optional = {name for name, each in inventory.cookie_list.items() if each.kind is not CookieKind.ESSENTIAL}
    counted, early = 0, set()
    for signal in _SIGNALS:
        before = buffer.knows(_PROBE)
        page = visit("/en/search/", query=f"q={_PROBE.replace(' ', '+')}", **signal)
        counted += buffer.knows(_PROBE) and not before
        early |= {name for name in page.cookies if name in optional}
    counted += SearchTally.objects.filter(wording__iexact=_PROBE).count()
    with translation.override("en"):
        hidden = {path for path, page in pages.items() if page.language and not _shows_choices(path, page)}
    obeys = said.status == 200 and '"gpc": true' in said.body
    found = (
        (_("Searches counted although the browser asked not to be"), int(counted)),
        (_("Optional cookies set for it"), _named(early)),
        (_("Says that it obeys (gpc.json)"), _("yes") if obeys else _("no")),
        (_("Pages without a way to the choices"), _named(hidden)),
    )
    if counted or early or hidden or not obeys:
        return Evidence.broken(_("A browser that asked not to be followed was not obeyed."), *found)
    return Evidence.kept(_("Whoever asks not to be followed is not counted, and choices are one step away."), *found)


def _shows_choices(path: str, page: Page) -> bool:
    return any(link.endswith("/preferences/") for link in page.links)
