"""The search of consents on the privacy desk."""

import pytest
from django.db.models import QuerySet

from helpcentre.base.events.models import Event
from helpcentre.domain.people import consents
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Purpose


@pytest.fixture
def officer(fatuma, sign_in):
    return sign_in(fatuma)


def decide(person, decision, purpose=Purpose.NEWS):
    return record_consent(
        actor=person.actor, person=person, purpose=purpose, decision=decision, how=How.PAGE, language="sw"
    )


@pytest.mark.parametrize("typed", ["njeri@stores.example", "0712 345 678", "njeri"])
def test_somebody_is_found_without_being_named_in_an_address(typed, officer, mama_njeri):
    answer = officer.post("/desk/privacy/consents/", {"ref": typed})

    assert answer["Location"] == f"/desk/privacy/consents/{mama_njeri.pk}/"


@pytest.mark.parametrize("typed", ["", "\0", "nobody@shop.example", "🙂", "x" * 10_000, "<b>", "9" * 30])
def test_who_is_not_there_is_said_beside_the_form(typed, officer):
    answer = officer.post("/desk/privacy/consents/", {"ref": typed})

    assert answer.status_code == 422
    assert 'class="err"' in answer.content.decode()


def test_several_of_one_name_are_offered(officer, mama_njeri, baraka_the_stranger):
    type(mama_njeri).objects.update(name="Baraka Njeri")

    page = officer.post("/desk/privacy/consents/", {"ref": "baraka"}).content.decode()

    assert f"/desk/privacy/consents/{mama_njeri.pk}/" in page
    assert f"/desk/privacy/consents/{baraka_the_stranger.pk}/" in page


def test_every_decision_is_told_with_the_words_that_were_seen(officer, fatuma, mama_njeri):
    given = decide(mama_njeri, Decision.GIVEN)
    where = f"/desk/privacy/consents/{mama_njeri.pk}/"
    page = officer.get(where).content.decode()

    for words in ("Njeri Kamau", given.words_hash, "Kiswahili", "On a page of ours"):
        assert words in page
    assert "agreed, in force" in page
    assert "These are the words they saw" in page
    decide(mama_njeri, Decision.WITHDRAWN)
    page = officer.get(where).content.decode()
    assert "agreed, in force" not in page
    assert page.index("Took it back") < page.index("Agreed: news")
    look = Event.objects.get(kind="person.record.viewed")  # two looks in a moment are one
    assert (look.subject_id, look.actor_id, look.data) == (mama_njeri.pk, fatuma.pk, {"screen": "consents"})


def test_words_that_were_changed_afterwards_are_noticed(officer, mama_njeri):
    entry = decide(mama_njeri, Decision.GIVEN)
    QuerySet(ConsentEntry).filter(pk=entry.pk).update(words_hash="0" * 64)  # past the model, with the database in hand

    assert (
        "not those whose fingerprint was kept"
        in officer.get(f"/desk/privacy/consents/{mama_njeri.pk}/").content.decode()
    )


def test_a_yes_to_less_than_is_asked_now_is_not_in_force(officer, mama_njeri, monkeypatch):
    decide(mama_njeri, Decision.GIVEN)
    wider = consents.Words(2, "Mail me news and tell my neighbours.", widens=True)
    monkeypatch.setitem(consents.WORDS, Purpose.NEWS, (*consents.WORDS[Purpose.NEWS], wider))

    page = officer.get(f"/desk/privacy/consents/{mama_njeri.pk}/").content.decode()

    assert "agreed to less than is asked now" in page


def test_one_purpose_is_shown_alone_and_many_decisions_by_pages(officer, mama_njeri, django_assert_max_num_queries):
    decide(mama_njeri, Decision.WITHDRAWN, Purpose.POLICY)
    for _ in range(30):
        decide(mama_njeri, Decision.GIVEN)
        decide(mama_njeri, Decision.WITHDRAWN)
    where = f"/desk/privacy/consents/{mama_njeri.pk}/"

    with django_assert_max_num_queries(17):
        first = officer.get(where, {"purpose": "news"}).content.decode()
    assert first.count("<blockquote") == 50
    oldest = first[first.index("before=") + 7 :].split('"')[0]
    assert officer.get(where, {"purpose": "news", "before": oldest}).content.decode().count("<blockquote") == 10
    assert officer.get(where, {"purpose": "policy"}).content.decode().count("<blockquote") == 1
    assert officer.get(where, {"purpose": "\0", "before": "<b>"}).status_code == 200


def test_who_answers_tickets_does_not_see_it(asha, sign_in, mama_njeri):
    assert sign_in(asha).get(f"/desk/privacy/consents/{mama_njeri.pk}/").status_code == 404
