import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from helpcentre.domain.knowledge.tests import cast
from helpcentre.web.api import pace

pytestmark = pytest.mark.django_db
SEARCH = "/api/v1/search"
HOSTILE = [
    "",
    " ",
    "\0",
    '"',
    "'; DROP TABLE",
    "NEAR(a, b)",
    "*",
    "a & | !",
    "🙂",
    "مرحبا",
    "\u202epesa",
    "ya na kwa",
    "?!…",
    "x" * 3000,
]


@pytest.fixture(autouse=True)
def _shelf(db: None) -> None:
    cast.article("print-a-receipt", title="Print a receipt", summary="Connect the printer & print.")
    cast.article("chapisha-risiti", language="sw", title="Chapisha risiti", body="Unganisha printa.")


def test_the_answer_has_just_the_fields_that_were_promised(client: Client) -> None:
    answer = client.get(SEARCH, {"q": "reciept", "language": "en"})
    assert answer.status_code == 200
    said = answer.json()
    assert list(said) == ["query", "corrected", "results"]
    assert (said["query"], said["corrected"]) == ("reciept", "receipt")
    assert [list(found) for found in said["results"]] == [["slug", "language", "title", "url", "snippet"]] * 2
    assert said["results"][0]["url"] == "/en/articles/print-a-receipt/"
    assert said["results"][0]["snippet"].startswith("Connect the printer &amp; print.")
    assert "<mark>receipt</mark>" in said["results"][0]["snippet"]


def test_the_readers_language_comes_first_and_english_is_meant_where_none_is_named(client: Client) -> None:
    def languages(**asked: str) -> list[str]:
        return [found["language"] for found in client.get(SEARCH, {"q": "risiti"} | asked).json()["results"]]

    assert languages() == ["en", "sw"]
    assert languages(language="sw") == ["sw", "en"]
    assert languages(language="sw", limit="1") == ["sw"]


@pytest.mark.parametrize("query", ["receipt", "reciept", "how do I print?", "risiti", *HOSTILE])
def test_the_command_line_answers_the_same(query: str, client: Client) -> None:
    if "\0" in query:
        pytest.skip("no command line can carry NUL")
    out = StringIO()
    call_command("search", query, "--json", "--language", "sw", "--limit", "5", stdout=out)
    assert client.get(SEARCH, {"q": query, "language": "sw", "limit": 5}).json() == json.loads(out.getvalue())


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_asked_is_answered(query: str, client: Client) -> None:
    assert client.get(SEARCH, {"q": query}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({}, ["q"]),
        ({"q": "a", "limit": "0"}, ["limit"]),
        ({"q": "a", "limit": "101"}, ["limit"]),
        ({"q": "a", "limit": "many"}, ["limit"]),
        ({"q": "a", "language": "fr"}, ["language"]),
    ],
)
def test_a_wrong_parameter_is_named(asked: dict[str, str], wrong: list[str], client: Client) -> None:
    answer = client.get(SEARCH, asked)
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["faults"]] == wrong
    assert answer["Cache-Control"] == "no-store"


def test_an_answer_may_be_kept_for_a_minute_and_depends_on_nobody(client: Client) -> None:
    client.cookies["language"] = "sw"
    answer = client.get(SEARCH, {"q": "receipt"})
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in answer.headers
    assert not answer.cookies


def test_other_methods_are_refused_as_json(client: Client) -> None:
    answer = Client(enforce_csrf_checks=True).post(SEARCH, {"q": "receipt"})
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "method" in answer.json()["error"]
    assert client.head(SEARCH, {"q": "receipt"}).status_code == 200


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing", "/api/v2/search", "/api/v1/search/"])
def test_an_address_that_is_not_there_says_so_as_json(path: str, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_whoever_asks_too_fast_is_told_how_long_to_wait(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIMITS_ON = True
    monkeypatch.setattr(pace, "CAPACITY", 2)
    asked = [client.get(SEARCH, {"q": "receipt"}, REMOTE_ADDR="192.0.2.7") for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert 1 <= int(asked[2]["Retry-After"]) <= 31
    assert client.get(SEARCH, {"q": "receipt"}, REMOTE_ADDR="192.0.2.8").status_code == 200
