"""Saying whether an article helped, and why not. Each is one transaction with its event."""

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.models import WORDS_LIMIT, ArticleVote, Reason, Verdict


def cast_vote(*, actor: Actor, article_id: int, voter: str, verdict: Verdict) -> ArticleVote:
    """The vote of this visitor on this article: a new one, or the one of today, changed.

    A yes takes back what was said against the article. Voting the same twice is voting once.
    """
    with transaction.atomic():
        vote, is_new = ArticleVote.objects.select_for_update().get_or_create(
            article_id=article_id, voter=voter, defaults={"verdict": verdict}
        )
        if is_new or vote.verdict != verdict:
            vote.verdict = verdict
            if verdict == Verdict.YES:
                vote.reason = vote.words = ""
            vote.save()
            log.record(events.VOTE_CAST, article_id, actor=actor, vote=vote.pk, verdict=verdict)
    return vote


def explain_vote(*, actor: Actor, vote: ArticleVote, reason: Reason, words: str = "") -> ArticleVote:
    """Why the article did not help. A vote that became a yes meanwhile keeps nothing; words are cut at 500 signs."""
    with transaction.atomic():
        vote = ArticleVote.objects.select_for_update().get(pk=vote.pk)
        if vote.verdict == Verdict.NO:
            vote.reason, vote.words = reason, words.strip()[:WORDS_LIMIT]
            vote.save()
            log.record(events.VOTE_EXPLAINED, vote.article_id, actor=actor, vote=vote.pk, reason=reason)
    return vote


def withdraw_vote(*, actor: Actor, vote: ArticleVote) -> None:
    """As if it had not been cast; nothing happens when it is gone already."""
    with transaction.atomic():
        gone, _ = ArticleVote.objects.filter(pk=vote.pk).delete()
        if gone:
            log.record(events.VOTE_WITHDRAWN, vote.article_id, actor=actor, vote=vote.pk)
