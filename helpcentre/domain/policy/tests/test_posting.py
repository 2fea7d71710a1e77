"""Posting: in force at once, whole in both languages, and never changed afterwards."""

import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.append_only import AppendOnlyError
from helpcentre.base.events import log
from helpcentre.domain.policy import selectors
from helpcentre.domain.policy.actions import (
    NotReadyError,
    announce_draft,
    post_draft,
    post_lists,
    post_starter,
    start_draft,
    write_note,
    write_section,
)
from helpcentre.domain.policy.differences import Change, between
from helpcentre.domain.policy.document import Section, Sentence
from helpcentre.domain.policy.models import PolicyDraft, PolicyVersion
from helpcentre.domain.policy.sealing import examine, seal_of

SYSTEM = Actor.system()
NOTE = {"en": "We say more plainly how long we keep things.", "sw": "Tunasema wazi zaidi tunatunza kwa muda gani."}


@pytest.fixture
def first(db: None) -> PolicyVersion:
    version = post_starter(actor=SYSTEM)
    assert version is not None
    return version


def reword(draft: PolicyDraft, **changes: Any) -> PolicyDraft:
    """Section 6 with its first sentence changed."""
    section: Section = next(each for each in draft.document if each.number == "6")
    old = section.sentences[0]
    said = {
        "text": {"en": "We keep each thing for a short time.", "sw": "Tunatunza kila kitu kwa muda mfupi."}
    } | changes
    new = Sentence(old.key, old.clause, said.get("promises", old.promises), said["text"])
    return write_section(
        actor=SYSTEM, draft_id=draft.pk, edits=draft.edits, number="6", title=section.title,
        sentences=[new, *section.sentences[1:]],
    )  # fmt: skip


def test_the_first_version_is_posted_once_and_holds_at_once(first: PolicyVersion) -> None:
    assert post_starter(actor=SYSTEM) is None
    assert selectors.in_force() == first
    assert (first.number, set(first.hashes)) == (1, {"en", "sw"})
    assert [event.kind for event in log.of("policy", first.pk)] == ["policy.version.posted"]


def test_what_was_posted_is_never_changed_or_removed(first: PolicyVersion) -> None:
    first.note = {"en": "Other words."}
    for act in (
        first.save,
        first.delete,
        PolicyVersion.objects.all().delete,
        lambda: PolicyVersion.objects.update(number=7),
        lambda: PolicyVersion.objects.bulk_update([first], ["note"]),
    ):
        with pytest.raises(AppendOnlyError):
            act()


def test_a_draft_holds_nowhere_until_it_is_posted_and_then_at_once(first: PolicyVersion) -> None:
    draft = reword(start_draft(actor=SYSTEM))
    draft = write_note(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits, note=NOTE)
    announce_draft(actor=SYSTEM, draft_id=draft.pk)
    assert selectors.in_force() == first
    second = post_draft(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits)
    assert selectors.in_force() == second
    assert not PolicyDraft.objects.exists()
    [section] = between(first.parts("sw"), second.parts("sw"))
    [changed] = section.differences
    assert (section.number, changed.change) == ("6", Change.REWORDED)
    assert "mfupi." in [piece.text for piece in changed.pieces if piece.kind == "added"]


@pytest.mark.parametrize(
    "changes", [{"promises": ()}, {"promises": ("P41",)}, {"text": {"en": "Only English.", "sw": " "}},
                {"text": {"en": "Kept in {cellar}.", "sw": "Iko {cellar}."}}]
)  # fmt: skip
def test_a_sentence_without_promise_or_language_is_not_posted(first: PolicyVersion, changes: Any) -> None:
    draft = reword(start_draft(actor=SYSTEM), **changes)
    draft = write_note(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits, note=NOTE)
    with pytest.raises(NotReadyError) as refused:
        post_draft(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits)
    assert {fault.place for fault in refused.value.faults} >= {"keep.needed"}
    assert PolicyVersion.objects.count() == 1


def test_nobody_posts_what_somebody_else_changed_meanwhile(first: PolicyVersion) -> None:
    draft = start_draft(actor=SYSTEM)
    reword(draft)
    with pytest.raises(PolicyDraft.DoesNotExist):
        post_draft(actor=SYSTEM, draft_id=draft.pk, edits=0)


def test_a_fact_nobody_set_is_not_invented(first: PolicyVersion, settings: Any) -> None:
    said = [each.key for part in first.parts("en") for each in part.sentences]
    assert "rights.regulator" not in said
    settings.REGULATOR = "the Office of the Data Commissioner, Nairobi"
    second = post_lists(actor=SYSTEM)
    assert second is not None
    assert any("Commissioner, Nairobi" in each.text for part in second.parts("en") for each in part.sentences)
    assert post_lists(actor=SYSTEM) is None


def test_an_edit_in_the_database_shows(first: PolicyVersion, settings: Any) -> None:
    settings.REGULATOR = "Nobody"
    post_lists(actor=SYSTEM)
    assert examine(selectors.chain()).broken == []
    sections = first.sections
    sections[3]["sentences"][0]["text"]["en"] = "We sell your data."
    with connection.cursor() as cursor:
        cursor.execute("UPDATE policy_policyversion SET sections = %s WHERE number = 1", [json.dumps(sections)])
    found = examine(selectors.chain())
    assert (found.broken, found.reworded) == ([1], [1])


def test_a_chain_that_was_sealed_anew_without_the_key_shows(first: PolicyVersion, settings: Any) -> None:
    """Words, fingerprints and seals all fit; only the mark is not ours."""
    sections = json.loads(json.dumps(first.sections).replace("never", "seldom"))
    forged = PolicyVersion.objects.get(pk=first.pk)
    forged.sections = sections
    forged.hashes = {code: forged.fingerprint(code) for code in ("en", "sw")}
    forged.seal = seal_of(forged)
    facts = {"sections": forged.sections, "hashes": forged.hashes, "seal": forged.seal}
    QuerySet(PolicyVersion).filter(pk=first.pk).update(**facts)
    found = examine(selectors.chain())
    assert (found.broken, found.reworded) == ([1], [])


def test_marks_of_a_key_that_was_in_use_before_still_count(first: PolicyVersion, settings: Any) -> None:
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another key of the house, long enough"
    assert examine(selectors.chain()).broken == [1]
    settings.KEYS_BEFORE = [before]
    assert examine(selectors.chain()).broken == []
