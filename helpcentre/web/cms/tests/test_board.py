"""The authors' board: every row leads to what mends it, and can be set aside and taken up again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import (
    ArticleVote,
    Deflection,
    ExternalLink,
    LinkState,
    LinkUse,
    Reason,
    SearchTally,
    Section,
    Task,
    Verdict,
)
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article, pair, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def aisha_writes(browser_of: Any, aisha: Any) -> Client:
    browser: Client = browser_of(aisha)
    return browser


def asked(words: str, times: int = 5) -> None:
    SearchTally.objects.create(day=today(), language="sw", key=words, wording=words, count=times, without_result=times)


def page(browser: Client, address: str = "/cms/board/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def row(section: Section) -> Task:
    return Task.objects.get(section=section)


def test_an_empty_board_says_so_kindly(aisha_writes: Client) -> None:
    assert "Everything is answered" in page(aisha_writes)


def test_it_stands_in_the_menu(aisha_writes: Client) -> None:
    assert '"/cms/board/"' in page(aisha_writes)


def test_every_section_tells_what_is_so(aisha_writes: Client) -> None:
    english, swahili = pair("receipt", "risiti")
    Article.objects.filter(pk=english.pk).update(
        review_by=date(2026, 1, 1), body="Go [check with product: menu]. [a](//x.y/)"
    )
    Article.objects.filter(pk=swahili.pk).update(source=english, source_revision=None)
    lonely = article("lonely")
    link = ExternalLink.objects.create(url="https://x.y/", digest="1", state=LinkState.GONE, status=404)
    LinkUse.objects.create(article=english, link=link)
    asked("printa bluetooth")
    keeping.work_out()
    shown = page(aisha_writes)
    for words in (
        "printa bluetooth",
        "5 visitors",
        "menu",
        "https://x.y/",
        "HTTP 404",
        lonely.title,
        "See what changed",
    ):
        assert words in shown
    found = set(Task.objects.values_list("section", flat=True))
    assert found == {
        Section.UNANSWERED, Section.CHECK_MARKS, Section.OUTDATED, Section.UNTRANSLATED, Section.PAST_REVIEW,
        Section.DEAD_LINKS,
    }  # fmt: skip


def test_the_question_becomes_a_draft_in_the_editor(aisha_writes: Client) -> None:
    topic(language="sw")
    asked("printa bluetooth")
    keeping.work_out()
    at = f"/cms/board/tasks/{row(Section.UNANSWERED).pk}/draft/"
    answer = aisha_writes.post(at)
    draft = Article.objects.get()
    assert answer["Location"] == f"/cms/snippets/knowledge/article/edit/{draft.pk}/"
    assert (draft.title, draft.live, draft.language) == ("Printa bluetooth", False, "sw")
    aisha_writes.post(at)
    assert Article.objects.count() == 1
    keeping.work_out()
    assert "Open the draft" in page(aisha_writes)


def test_without_a_topic_the_author_is_told(aisha_writes: Client) -> None:
    asked("printa bluetooth")
    keeping.work_out()
    answer = aisha_writes.post(f"/cms/board/tasks/{row(Section.UNANSWERED).pk}/draft/", follow=True)
    assert "Make one first" in answer.content.decode()


def test_a_row_is_set_aside_and_taken_up_again(aisha_writes: Client, aisha: Any) -> None:
    asked("printa bluetooth")
    keeping.work_out()
    task = row(Section.UNANSWERED)
    for _ in range(2):
        answer = aisha_writes.post(f"/cms/board/tasks/{task.pk}/aside/")
    shown = page(aisha_writes, answer["Location"].partition("#")[0])
    assert "Set aside." in shown
    assert "“printa bluetooth”" not in shown
    keeping.work_out()
    assert row(Section.UNANSWERED).set_aside_by == aisha
    assert "“printa bluetooth”" in page(aisha_writes, "/cms/board/unanswered/?aside=1")
    aisha_writes.post(f"/cms/board/tasks/{task.pk}/aside/", {"undo": "1"})
    assert "“printa bluetooth”" in page(aisha_writes)


def test_an_article_that_was_looked_at_is_due_again_in_half_a_year(aisha_writes: Client) -> None:
    old = article("receipt", review_by=today() - timedelta(days=3))
    keeping.work_out()
    aisha_writes.post(f"/cms/board/tasks/{row(Section.PAST_REVIEW).pk}/review/")
    old.refresh_from_db()
    assert old.review_by == today() + timedelta(days=182)
    assert old.get_latest_revision().as_object().review_by == old.review_by
    assert not Task.objects.filter(section=Section.PAST_REVIEW).exists()


def test_what_readers_said_against_an_article_stands_beside_it(aisha_writes: Client) -> None:
    bad = article("receipt")
    for number, words in enumerate(["The button is not there", "", "Sielewi <b>hatua</b>"]):
        ArticleVote.objects.create(
            article=bad, verdict=Verdict.NO, reason=Reason.UNCLEAR, words=words, voter=f"{number}"
        )
    keeping.work_out()
    shown = page(aisha_writes)
    for words in ("3 no, 0 yes", "It is hard to understand: 3", "“The button is not there”", "Sielewi &lt;b&gt;"):
        assert words in shown


def test_articles_that_spared_somebody_a_letter_are_good_news(aisha_writes: Client) -> None:
    Deflection.objects.create(article=article("receipt"), key="a")
    assert "an article answered 1 person" in page(aisha_writes)


def test_many_rows_come_a_few_at_a_time(aisha_writes: Client) -> None:
    for number in range(70):
        asked(f"swali {number}", 5 + number)
    keeping.work_out()
    assert "Show all 70" in page(aisha_writes)
    first = page(aisha_writes, "/cms/board/unanswered/")
    assert first.count("board/tasks/") >= 100
    assert "?most=100" in first
    assert "“swali 0”" in page(aisha_writes, "/cms/board/unanswered/?most=100")


@pytest.mark.parametrize("most", ["", "0", "-1", "²", "9" * 30, "x"])
def test_an_odd_number_of_rows_is_no_fault(aisha_writes: Client, most: str) -> None:
    assert aisha_writes.get("/cms/board/unanswered/", {"most": most}).status_code == 200


def test_the_number_of_questions_to_the_database_does_not_grow(
    aisha_writes: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        asked(f"swali {number}")
        article(f"lonely-{number}")
    keeping.work_out()
    page(aisha_writes)
    with django_assert_max_num_queries(25):
        page(aisha_writes)


def test_a_wanted_article_shows_the_request_only_to_those_who_answer_requests(
    aisha_writes: Client, browser_of: Any, asha: Any, ticket: Any
) -> None:
    topic(language=ticket.language)
    actions.want_article(actor=asha.actor, ticket=ticket)
    at = f"/cms/board/tasks/{row(Section.WANTED).pk}/draft/"
    shown = page(aisha_writes)
    assert "A question that an agent answered" in shown
    assert ticket.subject not in shown
    assert aisha_writes.post(at).status_code == 404
    agent = browser_of(asha)
    assert "Begin from the reply" in page(agent)
    assert agent.post(at).status_code == 302
    assert Article.objects.get().live is False


def test_the_standard_questions(aisha_writes: Client, browser_of: Any, mama_njeri: Any, client: Client) -> None:
    asked("printa")
    keeping.work_out()
    at = f"/cms/board/tasks/{row(Section.UNANSWERED).pk}/"
    assert aisha_writes.get(f"{at}aside/").status_code == 405
    assert aisha_writes.post(f"{at}review/").status_code == 404
    assert aisha_writes.get("/cms/board/nothing/").status_code == 404
    assert aisha_writes.post("/cms/board/tasks/999999/aside/").status_code == 404
    assert client.get("/cms/board/").status_code == 302
    assert browser_of(mama_njeri).get("/cms/board/").status_code == 404
    assert browser_of(mama_njeri).post(f"{at}aside/").status_code == 404
    assert row(Section.UNANSWERED).set_aside_at is None
