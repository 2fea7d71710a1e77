"""Consents stand beside the policy of their day, are never widened, and a stop reaches what already waits."""

from typing import Any

import pytest
from django.db import connection

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound import delivery
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import State
from helpcentre.domain.people import consents
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.people.consents import WORDS, Words
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Purpose
from helpcentre.domain.policy.actions import post_lists, post_starter
from helpcentre.domain.policy.actions.noticing import notify_batch
from helpcentre.domain.policy.promises import consents_are_as_they_were_given

SYSTEM = Actor.system()


def decide(person: Any, decision: Decision, purpose: Purpose = Purpose.NEWS) -> ConsentEntry | None:
    return record_consent(
        actor=person.actor, person=person, purpose=purpose, decision=decision, how=How.PAGE, language="sw"
    )


@pytest.fixture
def widened(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words about news ask for more than before."""
    old = WORDS[Purpose.NEWS]
    monkeypatch.setitem(WORDS, Purpose.NEWS, (*old, Words(2, WORDS[Purpose.POLICY][0].text, widens=True)))


@pytest.fixture
def second(mama_njeri: Any, settings: Any) -> Any:
    """She has proved her address, and a second version is posted."""
    mama_njeri.email_verified_at = clock.now()
    mama_njeri.save()
    post_starter(actor=SYSTEM)
    settings.REGULATOR = "Somebody new"
    return post_lists(actor=SYSTEM)


def test_a_consent_names_words_policy_and_controller(mama_njeri: Any, settings: Any) -> None:
    settings.CONTROLLER = "Duka Msaada Ltd"
    version = post_starter(actor=SYSTEM)
    entry = decide(mama_njeri, Decision.GIVEN)
    assert entry is not None
    assert version is not None
    assert (entry.policy_version, entry.policy_hash) == (1, version.hashes["sw"])
    assert (entry.words_hash, entry.controller) == (consents.fingerprint(Purpose.NEWS, 1, "sw"), "Duka Msaada Ltd")
    assert consents_are_as_they_were_given().state is State.KEPT


def test_a_yes_to_less_is_asked_again_and_never_widened(mama_njeri: Any, request: Any) -> None:
    old = decide(mama_njeri, Decision.GIVEN)
    assert old is not None
    request.getfixturevalue("widened")
    assert not consents.agrees(mama_njeri, Purpose.NEWS)
    assert consents.must_be_asked_again(mama_njeri, Purpose.NEWS)
    new = decide(mama_njeri, Decision.GIVEN)
    assert new is not None
    assert (ConsentEntry.objects.get(pk=old.pk).words_version, new.words_version) == (1, 2)
    assert consents.agrees(mama_njeri, Purpose.NEWS)


def test_mail_that_waits_does_not_leave_once_its_consent_is_gone(second: Any, mama_njeri: Any) -> None:
    notify_batch(actor=SYSTEM, version_id=second.pk, after=0)
    mail = OutboundMail.objects.get(kind="policy_notice")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    decide(mama_njeri, Decision.WITHDRAWN, Purpose.POLICY)
    delivery.deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.status, mail.text) == (Status.CANCELLED, "")


def test_everybody_with_an_account_is_told_once_unless_they_stopped_it(
    second: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    for _time in (1, 2):
        notify_batch(actor=SYSTEM, version_id=second.pk, after=0)
    assert [mail.person_id for mail in OutboundMail.objects.filter(kind="policy_notice")] == [mama_njeri.pk]


def test_the_first_version_is_news_to_nobody(mama_njeri: Any) -> None:
    version = post_starter(actor=SYSTEM)
    assert version is not None
    assert notify_batch(actor=SYSTEM, version_id=version.pk, after=0) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_consententry SET words_version = 2",
        "UPDATE people_consententry SET policy_hash = 'x'",
        "UPDATE people_consententry SET policy_version = 9",
        "DELETE FROM people_consententry",
    ],
)
def test_a_log_changed_from_outside_turns_red(
    mama_njeri: Any, baraka_the_stranger: Any, widened: None, statement: str
) -> None:
    post_starter(actor=SYSTEM)
    decide(mama_njeri, Decision.GIVEN)
    record_consent(
        actor=baraka_the_stranger.actor, person=baraka_the_stranger, purpose=Purpose.NEWS, decision=Decision.GIVEN,
        how=How.PAGE, language="sw", words_version=1,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} WHERE person_id = %s", [baraka_the_stranger.pk])
    assert consents_are_as_they_were_given().state is State.BROKEN
