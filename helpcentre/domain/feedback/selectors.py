"""What visitors said of articles, for those who write them."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.feedback.models import ArticleVote, Reason, Verdict, WantedArticle
from helpcentre.domain.tickets.models import Ticket


@dataclass
class Tally:
    """The votes on one article. ``reasons`` has only those that somebody gave, the commonest first."""

    article_id: int
    up: int = 0
    down: int = 0
    reasons: dict[Reason, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.up + self.down


@dataclass(frozen=True)
class Remark:
    """What one visitor wrote beside a no."""

    reason: Reason
    words: str
    written_at: datetime


def votes_since(moment: datetime) -> list[Tally]:
    """Every article with votes since ``moment``, the most voted down first; one query."""
    rows = (
        ArticleVote.objects.filter(created_at__gte=moment)
        .values_list("article_id", "verdict", "reason")
        .annotate(n=Count("id"))
        .order_by("-n", "article_id")
    )
    tallies: dict[int, Tally] = {}
    for article_id, verdict, reason, n in rows:
        tally = tallies.setdefault(article_id, Tally(article_id))
        if verdict == Verdict.YES:
            tally.up += n
        else:
            tally.down += n
            if reason:
                tally.reasons[Reason(reason)] = n
    return sorted(tallies.values(), key=lambda tally: (-tally.down, tally.up, tally.article_id))


def wanted_article(ticket: Ticket) -> WantedArticle | None:
    """That an agent said of a ticket that there should be an article."""
    return _wanted.first(ticket=ticket.pk)


@prepared
def _wanted(ticket: One) -> QuerySet[WantedArticle]:
    return WantedArticle.objects.select_related("asked_by", "draft").filter(ticket=ticket)


def remarks(article_id: int, since: datetime, limit: int = 50) -> list[Remark]:
    """The words that came with votes against one article, newest first."""
    told = ArticleVote.objects.filter(article_id=article_id, created_at__gte=since).exclude(words="")
    rows = told.order_by("-created_at", "-id").values_list("reason", "words", "created_at")[:limit]
    return [Remark(Reason(reason), words, written_at) for reason, words, written_at in rows]


def vote(vote_id: int, article_id: int) -> ArticleVote | None:
    """One vote on this article, or None when it was withdrawn."""
    return ArticleVote.objects.filter(pk=vote_id, article_id=article_id).first()
