import pytest

from helpcentre.base.events.models import Event
from helpcentre.domain.answering import actions, selectors
from helpcentre.domain.answering.models import Draft


@pytest.fixture
def keep(asha, ticket):
    def kept(**changes):
        return actions.keep_draft(**{"person": asha, "ticket": ticket, "kind": "reply", "body": "Habari", **changes})

    return kept


def test_a_reply_and_a_note_are_kept_apart_and_the_newest_words_count(keep, asha, ticket):
    keep()
    keep(body="Habari Njeri", then="closed")
    keep(kind="note", body="Angalia")

    drafts = selectors.drafts_of(asha, ticket)
    assert {kind: draft.body for kind, draft in drafts.items()} == {"reply": "Habari Njeri", "note": "Angalia"}
    assert drafts["reply"].then == "closed"


def test_colleagues_do_not_meet_in_a_draft(keep, joseph, ticket):
    keep()

    assert selectors.drafts_of(joseph, ticket) == {}


@pytest.mark.parametrize("body", ["", " \n\t"])
def test_an_empty_text_drops_the_draft(keep, body):
    keep()

    assert keep(body=body) is None
    assert not Draft.objects.exists()


def test_hostile_text_is_kept_as_far_as_it_can_be(keep):
    draft = keep(body="a\x00b" + "😀" * 30_000)

    draft.refresh_from_db()
    assert draft.body.startswith("ab😀")
    assert len(draft.body) == 20_000


def test_no_event_tells_of_a_draft(keep):
    before = Event.objects.count()

    keep()

    assert Event.objects.count() == before


def test_what_was_sent_is_no_draft_any_more(keep, asha, ticket):
    keep()

    actions.answer(author=asha, ticket=ticket, body="Habari", key="k1")

    assert not Draft.objects.exists()


@pytest.mark.parametrize("seconds", [0, 10])
def test_a_late_save_of_a_form_that_was_sent_brings_nothing_back(keep, asha, ticket, settings, seconds):
    settings.UNDO_SECONDS = seconds
    actions.answer(author=asha, ticket=ticket, body="Habari", key="k1")

    assert keep(key="k1") is None
    assert keep(key="k2") is not None
