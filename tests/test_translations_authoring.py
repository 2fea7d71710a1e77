"""Whoever writes in Kiswahili reads Kiswahili: also where the words are Wagtail's, which knows none."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation.trans_real import DjangoTranslation

from helpcentre.domain.knowledge.models import Snippet
from helpcentre.domain.people.models import Language, Person, Role
from tests.access.addresses import URLCONF
from tests.access.authoring import every_authoring_address
from tests.access.samples import World, make_world
from tests.test_access import enter, send

pytestmark = [pytest.mark.urls(URLCONF), pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def world(mama_njeri: Any, baraka_the_stranger: Any, opened: Any) -> World:
    return make_world(mama_njeri, baraka_the_stranger, opened)


@pytest.fixture
def unanswered(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every message that was asked for in Kiswahili and is not in the catalogue."""
    found: set[str] = set()
    one, many = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def note(catalogue: Any, message: str) -> None:
        held: Any = catalogue._catalog
        if message and catalogue.language() == "sw" and held.get(message) is None and held.get((message, 0)) is None:
            found.add(message)

    def gettext(self: Any, message: str) -> str:
        note(self, message)
        return one(self, message)

    def ngettext(self: Any, singular: str, plural: str, number: int) -> str:
        note(self, singular)
        return many(self, singular, plural, number)

    monkeypatch.setattr(DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(DjangoTranslation, "ngettext", ngettext)
    return found


def speaking(language: Language, world: World) -> Client:
    lead = enter(Role.LEAD, world)
    Person.objects.update(language=language)
    lead.cookies["language"] = language.value
    return lead


def test_no_screen_below_cms_asks_for_words_that_kiswahili_lacks(world: World, unanswered: set[str]) -> None:
    lead = speaking(Language.SWAHILI, world)
    seen = [send(lead, "GET", address.path) for address in every_authoring_address()]
    assert sum(answer.status_code == 200 for answer in seen) > 50  # other tests leave fewer of Wagtail's own rows
    assert unanswered == set(), "put it into helpcentre/config/adopted.json, run: helpcentre translations extract"


@pytest.mark.parametrize(
    ("listed", "heads"),
    [
        ("knowledge/topic", ("Kichwa", "Lugha", "Nafasi")),
        ("knowledge/snippet", ("Jina", "Lugha")),
        ("search/synonymgroup", ("Maneno",)),
    ],
)
def test_the_heads_of_a_list_speak_it(world: World, listed: str, heads: tuple[str, ...]) -> None:
    Snippet.objects.create(name="till", language="en", body="The drawer with the money.")
    page = send(speaking(Language.SWAHILI, world), "GET", f"/cms/snippets/{listed}/").content.decode()
    shown = re.sub(r"<[^>]+>|\s+", " ", "".join(re.findall(r"<thead.*?</thead>", page, re.DOTALL)))
    assert all(head in shown for head in heads), shown
    assert not {"Title", "Language", "Position", "Name", "Words"} & set(shown.split())


def test_the_scripts_of_the_menu_speak_it_too(world: World) -> None:
    lead = speaking(Language.SWAHILI, world)
    said = send(lead, "GET", "/cms/jsi18n/").content.decode()
    assert '"Search": "Tafuta"' in said
    assert json.loads(re.search(r'"%\(num\)s error": (\[.*?\])', said, re.DOTALL)[1]) == [  # type: ignore[index]
        "kosa %(num)s",
        "makosa %(num)s",
    ]
    assert "Tafuta" not in send(speaking(Language.ENGLISH, world), "GET", "/cms/jsi18n/").content.decode()
