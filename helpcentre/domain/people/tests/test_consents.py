"""The log of what people agree to: only ever added to, and in words that never change."""

import hashlib
from typing import Any

import pytest
from django.utils import translation

from helpcentre.base.core.append_only import AppendOnlyError
from helpcentre.base.events import log
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.people.consents import WORDS, agrees
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Purpose

#: What people agreed to, by purpose, version and language. A new version adds a line; no line ever changes.
FINGERPRINTS = {
    ("news", 1, "en"): "bd52f50ce305cb8d",
    ("news", 1, "sw"): "ca8a7023b9949796",
    ("policy", 1, "en"): "1d620e2798719b80",
    ("policy", 1, "sw"): "1222d061ad01bb23",
}


def decide(person: Any, decision: Decision, **facts: Any) -> ConsentEntry | None:
    given = {"purpose": Purpose.NEWS, "how": How.PAGE, "language": "sw"} | facts
    return record_consent(actor=person.actor, person=person, decision=decision, **given)


def test_silence_is_no(mama_njeri: Any) -> None:
    assert not agrees(mama_njeri, Purpose.NEWS)


def test_the_last_word_holds_and_the_log_tells_without_names(mama_njeri: Any) -> None:
    decide(mama_njeri, Decision.GIVEN)
    assert agrees(mama_njeri, Purpose.NEWS)
    decide(mama_njeri, Decision.WITHDRAWN)
    assert not agrees(mama_njeri, Purpose.NEWS)
    told = [(event.kind, event.data) for event in log.of("person", mama_njeri.pk)][-2:]
    assert told == [("person.consent.given", {"purpose": "news"}), ("person.consent.withdrawn", {"purpose": "news"})]


def test_saying_the_same_again_adds_nothing(mama_njeri: Any) -> None:
    assert decide(mama_njeri, Decision.WITHDRAWN) is None
    assert decide(mama_njeri, Decision.GIVEN)
    assert decide(mama_njeri, Decision.GIVEN) is None
    assert ConsentEntry.objects.count() == 1


def test_what_is_withdrawn_is_the_version_that_was_agreed_to(mama_njeri: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(mama_njeri, Decision.GIVEN, words_version=1)
    newest = type(WORDS[Purpose.NEWS][0])(2, WORDS[Purpose.NEWS][0].text)
    monkeypatch.setitem(WORDS, Purpose.NEWS, (*WORDS[Purpose.NEWS], newest))
    entry = decide(mama_njeri, Decision.WITHDRAWN)
    assert entry is not None
    assert entry.words_version == 1


def test_no_entry_is_changed_or_removed(mama_njeri: Any) -> None:
    entry = decide(mama_njeri, Decision.GIVEN)
    assert entry is not None
    for act in (
        entry.save,
        entry.delete,
        ConsentEntry.objects.all().delete,
        lambda: ConsentEntry.objects.update(decision="withdrawn"),
    ):
        with pytest.raises(AppendOnlyError):
            act()
    assert ConsentEntry.objects.get().decision == Decision.GIVEN


def test_words_that_somebody_agreed_to_never_change() -> None:
    found = {}
    for purpose, versions in WORDS.items():
        assert [words.version for words in versions] == list(range(1, len(versions) + 1))
        for words in versions:
            for code in ("en", "sw"):
                with translation.override(code):
                    found[purpose.value, words.version, code] = hashlib.sha256(str(words.text).encode()).hexdigest()[
                        :16
                    ]
    assert found == FINGERPRINTS
