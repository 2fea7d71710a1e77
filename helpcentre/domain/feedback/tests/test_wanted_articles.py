from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.models import Section, Task, WantedArticle
from helpcentre.domain.knowledge.actions import publish_article
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import EDITOR, article, topic
from helpcentre.domain.people.actions import add_staff
from helpcentre.domain.tickets.actions import add_note, open_ticket, send_reply
from helpcentre.domain.tickets.models import Channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha(db: None) -> Any:
    return add_staff(actor=Actor.system(), name="Asha Mwangi", email="asha@help.example", role="agent")


@pytest.fixture
def ticket(mama_njeri: Any, asha: Any) -> Any:
    opened = open_ticket(
        actor=mama_njeri.actor,
        requester=mama_njeri,
        subject="Njeri: M-Pesa haionekani 0712345678",
        body="Nimelipwa.",
        channel=Channel.WEB,
        language="sw",
    ).ticket
    add_note(actor=asha.actor, ticket=opened, author=asha, body="Njeri is in a hurry.")
    answer = "Habari Njeri,\nSubiri dakika mbili, kisha fungua upya.\nAsante, Asha"
    send_reply(actor=asha.actor, ticket=opened, author=asha, body=answer)
    return opened


def rows() -> list[Task]:
    return list(Task.objects.filter(section=Section.WANTED))


def test_an_agent_puts_it_on_the_board_at_once_and_takes_it_back(ticket: Any, asha: Any) -> None:
    for _ in range(2):
        actions.want_article(actor=asha.actor, ticket=ticket)
    [row] = rows()
    assert (row.subject, row.language, row.words) == (str(ticket.pk), "sw", "")
    for _ in range(2):
        actions.unwant_article(actor=asha.actor, ticket=ticket)
    assert rows() == []
    kinds = Event.objects.filter(kind__startswith="ticket.article").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["ticket.article.wanted", "ticket.article.not_wanted"]


def test_the_draft_holds_the_advice_and_nobody(ticket: Any, asha: Any) -> None:
    topic(language="sw")
    actions.want_article(actor=asha.actor, ticket=ticket)
    draft = actions.draft_for_ticket(actor=asha.actor, ticket=ticket)
    assert not draft.live
    assert draft.language == "sw"
    assert draft.body == "**Jibu fupi.** Subiri dakika mbili, kisha fungua upya."
    assert "Njeri" not in draft.title
    assert "0712" not in draft.title
    assert actions.draft_for_ticket(actor=asha.actor, ticket=ticket) == draft
    assert rows()[0].article == draft


def test_the_row_goes_when_the_article_is_live(ticket: Any, asha: Any) -> None:
    topic(language="sw")
    actions.want_article(actor=asha.actor, ticket=ticket)
    publish_article(actor=EDITOR, article=actions.draft_for_ticket(actor=asha.actor, ticket=ticket))
    keeping.work_out()
    assert rows() == []
    assert WantedArticle.objects.get().draft is not None


def test_without_a_topic_it_says_what_to_do(ticket: Any, asha: Any) -> None:
    Article.objects.all().delete()
    with pytest.raises(ValidationError, match="Make one first"):
        actions.draft_for_ticket(actor=asha.actor, ticket=ticket)
    assert not WantedArticle.objects.exists()


def test_a_draft_never_takes_the_place_of_an_article_that_is_there(asha: Any) -> None:
    live = article("risiti-haitoki", language="sw", body="Mine.")
    row = Task.objects.create(section=Section.UNANSWERED, subject="sw:x", language="sw", words="risiti haitoki")
    draft = actions.draft_for_question(actor=asha.actor, task=row)
    assert (draft.slug, draft.title, draft.keywords) == ("risiti-haitoki-2", "Risiti haitoki", "risiti haitoki")
    assert Article.objects.get(pk=live.pk).body == "Mine."
    assert actions.draft_for_question(actor=asha.actor, task=row) == draft
