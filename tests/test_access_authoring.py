"""Everything below ``/cms/``, Wagtail's too, stands behind one door: whoever may write articles, nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import Resolver404, resolve

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person, Role
from helpcentre.domain.people.permissions import GRANTS, Permission
from helpcentre.domain.policy.actions import start_draft
from tests.access.addresses import URLCONF
from tests.access.authoring import AuthoringAddress, every_authoring_address
from tests.access.policy import OUTSIDERS
from tests.access.samples import World, make_world
from tests.test_access import enter, is_sign_in, send

#: The privacy policy has a door of its own, and so a test of its own below.
EVERY = every_authoring_address()
POLICY = [each for each in EVERY if str(each).startswith("/cms/policy/")]
ADDRESSES = [each for each in EVERY if each not in POLICY]
WRITERS = [role for role in Role.values if Permission.WRITE_ARTICLES in GRANTS[role]]
OTHERS = [*OUTSIDERS, *(role for role in Role.values if role not in WRITERS)]
#: What the door keeps shut for everybody: screens for things we do not have.
SHUT = ("/cms/pages/", "/cms/sites/", "/cms/users/", "/cms/groups/", "/cms/locales/", "/cms/documents/", "/cms/login/")

pytestmark = [pytest.mark.urls(URLCONF), pytest.mark.django_db]


@pytest.fixture
def world(mama_njeri: Any, baraka_the_stranger: Any, opened: Any) -> World:
    return make_world(mama_njeri, baraka_the_stranger, opened)


def test_every_address_stands_behind_the_door() -> None:
    undeclared = [str(each) for each in ADDRESSES if getattr(each.view, "access", "") != "staff:write_articles"]
    assert undeclared == []
    assert {getattr(each.view, "access", "") for each in POLICY} == {"staff:write_policy"}


@pytest.mark.parametrize("role", [*OUTSIDERS, *Role.values])
def test_the_policy_is_written_by_leads_privacy_officers_and_administrators(role: str, world: World) -> None:
    client = enter(role, world)
    allowed = role in Role.values and Permission.WRITE_POLICY in GRANTS[Role(role)]
    if allowed:
        start_draft(actor=Actor.system())
    for address in POLICY:
        answer = send(client, "GET", address.path)
        if allowed and not address.names_an_object:
            assert answer.status_code in (200, 302, 405), address
        elif role in ("visitor", "link"):
            assert is_sign_in(answer), address
        elif not allowed:
            assert answer.status_code == 404, address


def test_the_sample_addresses_lead_where_they_say() -> None:
    def leads_nowhere(address: AuthoringAddress) -> bool:
        try:
            return resolve(address.path).func is not address.view
        except Resolver404:
            return True

    astray = [f"{each} as {each.path}" for each in ADDRESSES if leads_nowhere(each)]
    assert len(astray) < len(ADDRESSES) / 20, astray  # some routes overlap, and the first one wins


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_may_not_write_sees_no_screen_at_all(role: str, method: str, world: World) -> None:
    client = enter(role, world)
    expected = "sign-in" if role in ("visitor", "link") else "404"
    faults = []
    for address in ADDRESSES:
        answer = send(client, method, address.path)
        found = "sign-in" if is_sign_in(answer) else str(answer.status_code)
        if found != expected:
            faults.append(f"{method} {address.path}: {found}")
    assert faults == []


@pytest.mark.parametrize("role", WRITERS)
def test_whoever_may_write_meets_no_broken_screen(role: str, world: World) -> None:
    client = enter(role, world)
    faults = []
    for address in ADDRESSES:
        if address.names_an_object:
            continue
        answer = send(client, "GET", address.path)
        shut = address.path.startswith(SHUT)
        if (answer.status_code != 404) if shut else (answer.status_code >= 500 or is_sign_in(answer)):
            faults.append(f"{address.path}: {answer.status_code}")
    assert faults == []


def test_an_agent_may_draft_and_not_publish(world: World) -> None:
    agent, author = world.people[Role.AGENT], world.people[Role.AUTHOR]
    assert [_can(agent, verb) for verb in ("add", "change", "publish", "delete")] == [True, True, False, False]
    assert all(_can(author, verb) for verb in ("add", "change", "publish", "delete"))
    assert not any(_can(world.people[Role.PRIVACY], verb) for verb in ("add", "change", "publish", "delete"))


def _can(person: Person, verb: str) -> bool:
    return bool(person.has_perm(f"knowledge.{verb}_article"))


def test_the_table_is_as_large_as_it_says(record_property: Callable[[str, object], None]) -> None:
    record_property("figure", f"Authoring: {len(ADDRESSES)} addresses × 2 methods × {len(OTHERS)} roles kept out")
    assert len(ADDRESSES) > 100
