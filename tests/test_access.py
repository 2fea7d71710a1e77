"""Every address × method × role, from the URLconf and the front's own routes.

What is expected follows from what each view declares (``view.access``, its methods) and from ``permissions.GRANTS``;
see ``tests/access/policy.py``. A view that declares nothing fails: deny by default.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from helpcentre.base.front import routes
from helpcentre.domain.people.permissions import GRANTS, Permission
from tests import cast
from tests.access.addresses import URLCONF, Address, every_address
from tests.access.policy import ROLES, Door, door
from tests.access.samples import World, fill, make_world

ADDRESSES = every_address()
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
#: An empty form, or a program that asks nothing, may be refused by a view that was reached.
FORM_REFUSED = (400, 409, 422, 429)
FOREIGN = {"HTTP_ORIGIN": "https://elsewhere.example", "HTTP_SEC_FETCH_SITE": "cross-site"}

pytestmark = pytest.mark.urls(URLCONF)
by_address = pytest.mark.parametrize("address", ADDRESSES, ids=str)


@pytest.fixture(scope="module")
def world(lasting: None) -> World:
    njeri = cast.njeri()
    return make_world(njeri, cast.baraka(), cast.ask(njeri))


@pytest.fixture(scope="module")
def browsers(world: World) -> dict[str, Client]:
    """A browser of somebody of each role; ``send`` leaves it as it was."""
    return {role: enter(role, world) for role in ROLES}


@pytest.fixture(scope="module")
def strict_browsers(world: World) -> dict[str, Client]:
    """The same, with tokens checked as in real life."""
    return {role: enter(role, world, strict=True) for role in ROLES}


def enter(role: str, world: World, *, strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=strict, HTTP_HOST="localhost")
    if role in world.people:
        client.force_login(world.people[role])
    elif role == "link":
        follow_the_link(client, world)
    return client


def follow_the_link(client: Client, world: World) -> None:
    """Open her private link as her phone would: where the link leads first, and the button there if there is one."""
    from helpcentre.domain.tickets import links

    path = reverse("portal:ticket_link", args=[links.token(world.opened.link)])
    client.get(path)
    if not client.cookies:
        client.post(path, HTTP_SEC_FETCH_SITE="same-origin")


def undone(ask: Callable[[], Any]) -> Any:
    """What ``ask`` returns; what it wrote is gone, so that every cell of the table finds the same world."""
    cache.clear()
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    return answer


def send(client: Client, method: str, path: str, **extra: Any) -> HttpResponse:
    kept = client.cookies.copy()
    headers = {"HTTP_SEC_FETCH_SITE": "same-origin"} | extra
    form = {"content_type": "application/x-www-form-urlencoded"} if method in UNSAFE else {}
    answer: HttpResponse = undone(lambda: client.generic(method, path, "", **form, **headers))
    client.cookies = kept
    return answer


def sign_in_paths() -> tuple[str, ...]:
    doors = ("/en/privacy/my-data/door/", "/sw/privacy/my-data/door/")
    return (reverse("desk:sign_in"), reverse("account_login"), reverse("account_request_login_code"), *doors)


def is_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(sign_in_paths())


def fault(answer: HttpResponse, expected: Door, address: Address, method: str) -> str:
    """What is wrong with an answer; empty when nothing is."""
    status = answer.status_code
    if expected is Door.CLOSED and status == 404:
        return ""
    if expected is Door.SIGN_IN and is_sign_in(answer):
        return ""
    if method not in address.methods and status == 405:
        return (
            ""
            if set(answer["Allow"].split(", ")) - {"OPTIONS"} == address.methods
            else f"says Allow: {answer['Allow']}"
        )
    if expected is not Door.OPEN or method not in address.methods:
        return f"expected {expected.value if method in address.methods else 405}, got {status}"
    if is_sign_in(answer) and address.access != "public":
        return "was sent to sign in"
    asks_nothing = method in UNSAFE or address.name.startswith("api:")  # and may be told so
    fine = 200 <= status < 400 or (asks_nothing and status in FORM_REFUSED)
    return "" if fine else f"expected the page, got {status}"


@by_address
def test_a_view_declares_who_may_come_and_how(address: Address) -> None:
    assert address.access, f"{address.name} ({address.view.__module__}) declares no access"
    assert address.methods, f"{address.name} ({address.view.__module__}) declares no methods"
    assert address.methods <= set(routes.METHODS)
    for role in ROLES:
        door(address.access, role, demo=True)


@pytest.mark.django_db
@by_address
def test_every_role_meets_the_door_that_the_view_declares(
    address: Address, world: World, browsers: dict[str, Client], settings: Any
) -> None:
    path = fill(address.template, address.name, address.parameters, world)
    settings.DEMO = False
    assert faults_at(address, path, browsers, demo=False) == []
    if address.access == "demo":
        settings.DEMO = True
        assert faults_at(address, path, browsers, demo=True) == []


def faults_at(address: Address, path: str, browsers: dict[str, Client], *, demo: bool) -> list[str]:
    faults = []
    for role, client in browsers.items():
        expected = door(address.access, role, demo=demo)
        for method in routes.METHODS:
            found = fault(send(client, method, path), expected, address, method)
            if found:
                faults.append(f"{role} {method} {path}: {found}")
    return faults


REFERRING = [address for address in ADDRESSES if "reference" in address.parameters]


@pytest.mark.django_db
@pytest.mark.parametrize("reference", ["DK-9999998", "DK-1", "nothing"])
def test_a_request_that_does_not_exist_answers_like_a_foreign_one(reference: str, browsers: dict[str, Client]) -> None:
    faults = []
    for role, client in browsers.items():
        for address in REFERRING:
            method = "GET" if "GET" in address.methods else "POST"
            answer = send(client, method, address.template.format_map(defaultdict(lambda: "7", reference=reference)))
            expected = door(address.access, role, demo=True)
            if answer.status_code != 404 and not (expected is Door.SIGN_IN and is_sign_in(answer)):
                faults.append(f"{role} {method} {address}: {answer.status_code}")
    assert faults == []


POSTED = [address for address in ADDRESSES if "POST" in address.methods]


@pytest.mark.django_db
@pytest.mark.parametrize("address", POSTED, ids=str)
def test_a_form_from_elsewhere_is_refused_with_a_page_that_explains(
    address: Address, world: World, strict_browsers: dict[str, Client], settings: Any
) -> None:
    settings.DEMO = True
    path = fill(address.template, address.name, address.parameters, world)
    asked = 0
    for role in ROLES:
        if door(address.access, role, demo=True) is Door.OPEN:
            answer = send(strict_browsers[role], "POST", path, **FOREIGN)
            assert answer.status_code == 403, f"{role} POST {path}: {answer.status_code}"
            assert answer["Content-Type"].startswith("text/html")
            assert b"<h1" in answer.content, "the page explains nothing"
            asked += 1
    assert asked, "nobody may post here"


# The front's own routes


def ask_the_front(method: str, path: str) -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of an answer that the front gives without Django."""
    from helpcentre.base.front.app import Front

    def django(*_: object) -> list[bytes]:
        raise AssertionError(f"the front gave {method} {path} to Django")

    said: list[Any] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 8000),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def listen(message: Any) -> None:
        said.append(message)

    asyncio.run(Front(django, threads=1)(scope, receive, listen))
    return said[0]["status"], dict(said[0]["headers"])


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.path)
@pytest.mark.parametrize("method", routes.METHODS)
def test_the_front_answers_its_own_routes_to_everybody_by_their_methods(route: routes.Route, method: str) -> None:
    assert route.access == "public", "the front decides no access: give this route to Django"
    status, headers = ask_the_front(method, route.path)
    if method in route.methods:
        assert status == 200
    else:
        assert status == 405
        assert set(headers[b"allow"].decode().split(", ")) == set(route.methods)


def test_no_address_of_django_hides_behind_a_route_of_the_front() -> None:
    assert {route.path for route in routes.ROUTES} & {address.template for address in ADDRESSES} == set()


# The table itself


def test_every_permission_is_held_by_somebody_and_asked_for_somewhere() -> None:
    held = {permission for granted in GRANTS.values() for permission in granted}
    asked = {address.access.partition(":")[2] for address in ADDRESSES if address.access.startswith("staff:")}
    #: The door of the authoring screens and what stands behind it: tests/test_access_authoring.py.
    authoring = {
        each.value for each in (Permission.WRITE_ARTICLES, Permission.PUBLISH_ARTICLES, Permission.WRITE_POLICY)
    }
    #: Asked of one row, behind a door that more may pass: helpcentre/web/desk/tests/test_saved_views.py.
    behind = {Permission.CHANGE_TEAM_VIEWS.value}
    assert held == set(Permission)
    assert asked | authoring | behind == {permission.value for permission in Permission}


@pytest.mark.urls("helpcentre.config.urls")
def test_without_a_demo_its_addresses_do_not_even_exist() -> None:
    demos = [address for address in ADDRESSES if address.access == "demo"]
    assert demos
    for address in demos:
        with pytest.raises(Resolver404):
            resolve(address.template)


def test_both_languages_have_the_same_addresses() -> None:
    names = {code: {each.name for each in ADDRESSES if each.language == code} for code, _name in settings.LANGUAGES}
    assert names["en"] == names["sw"] != set()


def test_the_table_is_as_large_as_it_says(record_property: Callable[[str, object], None]) -> None:
    addresses, methods = len(ADDRESSES) + len(routes.ROUTES), len(routes.METHODS)
    cells = addresses * methods * len(ROLES)
    record_property("figure", f"Access: {addresses} addresses × {methods} methods × {len(ROLES)} roles = {cells} cells")
    assert len({address.template for address in ADDRESSES}) == len(ADDRESSES) > 50
