"""An article in the other language: begun as a draft, outdated when its source moves on, current when somebody says."""

import pytest
from django.core.exceptions import ValidationError

from helpcentre.base.events.models import Event
from helpcentre.domain.knowledge import actions, changes, states
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import EDITOR, article, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(db):
    topic("payments", "sw", title="Malipo")
    return article("split-payment", body="Ask for the first part in cash.")


def begun(english):
    return actions.translate_article(actor=EDITOR, article=english, language="sw")


def rewritten(row, body):
    facts = {"slug": row.slug, "topic": row.topic, "title": row.title, "translation_key": row.translation_key}
    saved = actions.put_article(actor=EDITOR, language=row.language, body=body, **facts).row
    return actions.publish_article(actor=EDITOR, article=saved)


def test_a_translation_begins_as_a_draft_that_knows_its_source(english):
    draft = begun(english)
    assert (draft.live, draft.language, draft.topic.title) == (False, "sw", "Malipo")
    assert (draft.source, draft.source_revision) == (english, english.live_revision)
    assert draft.translation_key == english.translation_key
    assert draft.body == english.body
    event = Event.objects.get(kind="article.translation.started")
    assert (event.subject_id, event.data) == (draft.pk, {"source": english.pk})


def test_beginning_twice_gives_the_same_draft(english):
    assert begun(english) == begun(english)
    assert Event.objects.filter(kind="article.translation.started").count() == 1


def test_it_needs_a_topic_of_that_language_and_another_language(english):
    with pytest.raises(ValidationError, match="Make it first"):
        actions.translate_article(actor=EDITOR, article=article("stock", topic=topic("stock")), language="sw")
    with pytest.raises(ValidationError):
        actions.translate_article(actor=EDITOR, article=english, language="en")


def test_a_taken_address_gets_a_number(english):
    article("split-payment", language="sw", topic=topic("payments", "sw"))
    assert begun(english).slug == "split-payment-2"


def test_it_is_outdated_once_its_source_is_published_anew_and_current_when_somebody_says(english):
    swahili = rewritten(begun(english), "Omba sehemu ya kwanza taslimu.")
    assert not swahili.is_outdated
    rewritten(english, "Ask for the first part in cash, and count it.")
    swahili = states.with_states(Article.objects.all()).get(pk=swahili.pk)
    assert swahili.is_outdated
    assert states.State.OUTDATED in states.states(swahili)
    outdated = states.with_states(Article.objects.all()).filter(states.condition("outdated"))
    assert list(outdated) == [swahili]
    swahili = actions.mark_translation_current(actor=EDITOR, article=swahili)
    assert not swahili.is_outdated
    actions.mark_translation_current(actor=EDITOR, article=swahili)
    assert Event.objects.filter(kind="article.translation.current").count() == 1


def test_publishing_an_older_draft_does_not_bring_back_the_older_source(english):
    swahili = rewritten(begun(english), "Omba sehemu ya kwanza taslimu.")
    swahili.save_revision()
    rewritten(english, "Ask for the first part in cash, and count it.")
    actions.mark_translation_current(actor=EDITOR, article=swahili)
    Article.objects.get(pk=swahili.pk).get_latest_revision().publish()
    assert not Article.objects.get(pk=swahili.pk).is_outdated


def test_what_changed_is_shown_by_words_in_their_lines():
    before, after = "One\nTwo words\nThree\nFour\nFive", "One\nTwo new words\nThree\nFour\nFive\nSix"
    told = changes.lines(before, after)
    assert [[(part.kind, part.text) for part in line] for line in told] == [
        [("same", "One")],
        [("same", "Two "), ("added", "new "), ("same", "words")],
        [("same", "Three")],
        [],
        [("same", "Five")],
        [("added", "Six")],
    ]
    assert changes.lines("same", "same") == []
