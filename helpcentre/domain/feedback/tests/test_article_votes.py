from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.domain.feedback import actions, schedule, selectors, voters
from helpcentre.domain.feedback.models import ArticleVote, Reason, Verdict
from helpcentre.domain.knowledge.tests.cast import article
from helpcentre.domain.retention.actions import let_go

pytestmark = pytest.mark.django_db
VISITOR = Actor.system()
NJERI, BARAKA = "njeri-today", "baraka-today"


@pytest.fixture
def answer():
    return article("daily-close")


def cast(answer, voter, verdict):
    return actions.cast_vote(actor=VISITOR, article_id=answer.pk, voter=voter, verdict=verdict)


def kinds(answer):
    return [event.kind for event in log.of("article", answer.pk) if event.kind.startswith("article.vote")]


def test_a_visitor_votes_once_and_may_change_their_mind(answer):
    first = cast(answer, NJERI, Verdict.YES)
    again = cast(answer, NJERI, Verdict.YES)
    changed = cast(answer, NJERI, Verdict.NO)
    assert first.pk == again.pk == changed.pk
    assert ArticleVote.objects.get().verdict == Verdict.NO
    assert kinds(answer) == ["article.vote.cast", "article.vote.cast"]


def test_two_visitors_are_two_votes(answer):
    cast(answer, NJERI, Verdict.YES)
    cast(answer, BARAKA, Verdict.NO)
    assert ArticleVote.objects.count() == 2


def test_a_no_may_say_why_and_the_log_repeats_no_word_of_it(answer):
    vote = cast(answer, NJERI, Verdict.NO)
    actions.explain_vote(actor=VISITOR, vote=vote, reason=Reason.UNCLEAR, words=" sielewi " + "x" * 600)
    vote.refresh_from_db()
    assert (vote.reason, vote.words[:9], len(vote.words)) == (Reason.UNCLEAR, "sielewi x", 500)
    assert "sielewi" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_yes_takes_back_what_was_said_against_the_article(answer):
    vote = cast(answer, NJERI, Verdict.NO)
    actions.explain_vote(actor=VISITOR, vote=vote, reason=Reason.OTHER, words="hapana")
    vote = cast(answer, NJERI, Verdict.YES)
    assert (vote.reason, vote.words) == ("", "")
    actions.explain_vote(actor=VISITOR, vote=vote, reason=Reason.OTHER, words="too late")
    assert ArticleVote.objects.get().words == ""


def test_a_vote_can_be_withdrawn_once(answer):
    vote = cast(answer, NJERI, Verdict.YES)
    actions.withdraw_vote(actor=VISITOR, vote=vote)
    actions.withdraw_vote(actor=VISITOR, vote=vote)
    assert not ArticleVote.objects.exists()
    assert kinds(answer).count("article.vote.withdrawn") == 1


def test_the_same_visitor_is_another_one_tomorrow_and_on_another_article(answer, monkeypatch):
    said = {"network": "197.0.2.0/24", "agent": "a phone"}
    today = voters.mark(article_id=1, **said)
    assert today == voters.mark(article_id=1, **said)
    assert today != voters.mark(article_id=2, **said)
    assert today != voters.mark(article_id=1, network="197.0.3.0/24", agent="a phone")
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert today != voters.mark(article_id=1, **said)


def test_authors_see_the_worst_first_with_the_reasons(answer, django_assert_num_queries):
    good = article("first-sale")
    cast(good, NJERI, Verdict.YES)
    for voter, reason in (("a", Reason.OUTDATED), ("b", Reason.OUTDATED), ("c", Reason.UNCLEAR)):
        vote = cast(answer, voter, Verdict.NO)
        actions.explain_vote(actor=VISITOR, vote=vote, reason=reason, words=f"says {voter}")
    cast(answer, "d", Verdict.NO)
    cast(answer, "e", Verdict.YES)
    with django_assert_num_queries(1):
        worst, best = selectors.votes_since(clock.now() - timedelta(days=1))
    assert (worst.article_id, worst.up, worst.down, worst.total) == (answer.pk, 1, 4, 5)
    assert worst.reasons == {Reason.OUTDATED: 2, Reason.UNCLEAR: 1}
    assert (best.article_id, best.up, best.down) == (good.pk, 1, 0)
    assert selectors.votes_since(clock.now() + timedelta(days=1)) == []
    remarks = selectors.remarks(answer.pk, clock.now() - timedelta(days=1))
    assert [remark.words for remark in remarks] == ["says c", "says b", "says a"]


def test_after_a_day_a_vote_is_nobodys_and_after_half_a_year_it_says_nothing(answer):
    vote = cast(answer, NJERI, Verdict.NO)
    actions.explain_vote(actor=VISITOR, vote=vote, reason=Reason.OTHER, words="hapana")
    assert schedule.forget_voters() == let_go().gone == 0
    ArticleVote.objects.update(created_at=clock.now() - timedelta(days=2))
    assert (schedule.forget_voters(), let_go().gone) == (1, 0)
    ArticleVote.objects.update(created_at=clock.now() - timedelta(days=181))
    assert (schedule.forget_voters(), let_go().gone) == (0, 1)
    kept = ArticleVote.objects.get()
    assert (kept.voter, kept.words, kept.reason) == (None, "", Reason.OTHER)


def test_votes_go_with_their_article(answer):
    cast(answer, NJERI, Verdict.YES)
    answer.delete()
    assert not ArticleVote.objects.exists()
