"""Writing the privacy policy at /cms/: a draft, both languages, and a version that holds from then on."""

from typing import Any

import pytest
from django.test import Client

from helpcentre.base.core.actor import Actor
from helpcentre.domain.policy import selectors
from helpcentre.domain.policy.actions import post_starter

pytestmark = pytest.mark.django_db
SECTION = "/cms/policy/draft/sections/6/"


@pytest.fixture
def joseph_writes(browser_of: Any, joseph: Any) -> Client:
    post_starter(actor=Actor.system())
    browser: Client = browser_of(joseph)
    browser.post("/cms/policy/draft/")
    return browser


def typed(**changes: str) -> dict[str, str]:
    """What the form of section 6 sends, with some of it changed."""
    draft = selectors.draft()
    assert draft is not None
    section = next(each for each in draft.document if each.number == "6")
    given = {"edits": str(draft.edits)} | {f"title-{code}": said for code, said in section.title.items()}
    for each in section.sentences:
        given |= {f"{each.key}-{code}": said for code, said in each.text.items()}
        given[f"{each.key}-promises"] = " ".join(each.promises)
    return given | changes


def note(browser: Client) -> None:
    draft = selectors.draft()
    assert draft is not None
    said = {"edits": draft.edits, "note-en": "One sentence is shorter.", "note-sw": "Sentensi moja ni fupi."}
    browser.post("/cms/policy/draft/note/", said)


def post(browser: Client) -> Any:
    draft = selectors.draft()
    assert draft is not None
    return browser.post("/cms/policy/draft/review/", {"edits": draft.edits})


def test_a_changed_sentence_is_read_once_more_and_posted(joseph_writes: Client) -> None:
    changed = {"keep.law-en": "The law decides.", "keep.law-sw": "Sheria inaamua."}
    assert joseph_writes.post(SECTION, typed(**changed)).status_code == 302
    note(joseph_writes)
    review = joseph_writes.get("/cms/policy/draft/review/").content.decode()
    assert "decides." in review
    assert "inaamua." in review
    assert post(joseph_writes).status_code == 302
    newest = selectors.in_force()
    assert newest is not None
    assert newest.number == 2
    assert selectors.draft() is None
    assert "Sheria inaamua." in joseph_writes.get("/sw/privacy/").content.decode()


def test_a_new_sentence_gets_a_name_and_an_emptied_one_goes(joseph_writes: Client) -> None:
    changes = {
        "new-en": "Old receipts go\0 after a year.",
        "new-sw": "Risiti za zamani huondoka.",
        "new-promises": "p29, P30",
    }
    joseph_writes.post(SECTION, typed(**changes, **{"keep.needed-en": "", "keep.needed-sw": " "}))
    draft = selectors.draft()
    assert draft is not None
    said = {each.key: each for section in draft.document for each in section.sentences}
    assert said["keep.old-receipts-go-after"].promises == ("P29", "P30")
    assert "keep.needed" not in said


def test_a_sentence_in_one_language_is_kept_in_the_draft_and_not_posted(joseph_writes: Client) -> None:
    joseph_writes.post(SECTION, typed(**{"keep.law-sw": ""}))
    note(joseph_writes)
    assert "Write it in both languages." in joseph_writes.get(SECTION).content.decode()
    assert "It cannot be posted yet" in post(joseph_writes).content.decode()
    assert selectors.history()[0].number == 1


def test_two_who_write_at_once_do_not_write_over_each_other(joseph_writes: Client) -> None:
    before = typed(**{"keep.law-en": "First."})
    joseph_writes.post(SECTION, before)
    answer = joseph_writes.post(SECTION, before | {"keep.law-en": "Second."})
    assert answer.status_code == 409
    assert "Second." in answer.content.decode()
    assert "First." in joseph_writes.get(SECTION).content.decode()


def test_an_announced_draft_can_be_read_and_dropped(joseph_writes: Client) -> None:
    joseph_writes.post("/cms/policy/draft/announcement/")
    assert joseph_writes.get("/en/privacy/draft/").status_code == 200
    joseph_writes.post("/cms/policy/draft/removal/")
    assert joseph_writes.get("/en/privacy/draft/").headers["Location"] == "/en/privacy/"  # old mails lead there


def test_what_is_not_set_is_told_to_the_team_and_not_to_the_public(joseph_writes: Client) -> None:
    assert "HELPCENTRE_REGULATOR" in joseph_writes.get("/cms/policy/").content.decode()
    assert "HELPCENTRE_" not in joseph_writes.get("/en/privacy/").content.decode()


@pytest.mark.parametrize("address", ["/cms/policy/draft/sections/12/", "/cms/policy/draft/sections/x\x01/"])
def test_a_section_that_is_none_is_not_found(joseph_writes: Client, address: str) -> None:
    assert joseph_writes.get(address).status_code == 404
