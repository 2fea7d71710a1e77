"""What the screen of the board shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from helpcentre.base.core import clock
from helpcentre.domain.feedback.models import ArticleVote, Deflection, Section, Task, Verdict

SHOWN = 8  # rows of a section at first
MONTH = timedelta(days=30)
_REMARKS = 3  # of one article
_REMARKS_READ = 500


@dataclass(frozen=True)
class Shelf:
    """One section: its rows so far, how many there are, and how many were set aside."""

    section: Section
    rows: list[Task]
    total: int
    aside: int

    @property
    def more(self) -> bool:
        return self.total > len(self.rows)


def numbers() -> dict[Section, tuple[int, int]]:
    """Open rows and rows set aside, for every section; one query."""
    rows = Task.objects.values("section").annotate(
        open=Count("id", filter=Q(set_aside_at=None)), aside=Count("id", filter=Q(set_aside_at__isnull=False))
    )
    counted = {row["section"]: (row["open"], row["aside"]) for row in rows.order_by()}
    return {section: counted.get(section, (0, 0)) for section in Section}


def waiting() -> int:
    """How many rows there are to do."""
    return Task.objects.filter(set_aside_at=None).count()


def answered_before_asking() -> int:
    """How many people, in 30 days, were writing to us when an article answered them."""
    return Deflection.objects.filter(created_at__gte=clock.now() - MONTH).count()


def remarks(article_ids: Iterable[int]) -> dict[int, list[str]]:
    """The newest words that came with votes against these articles, three each; one query."""
    told: dict[int, list[str]] = {}
    votes = ArticleVote.objects.filter(article__in=list(article_ids), verdict=Verdict.NO).exclude(words="")
    for article_id, words in votes.order_by("-created_at", "-id").values_list("article_id", "words")[:_REMARKS_READ]:
        said = told.setdefault(article_id, [])
        if len(said) < _REMARKS:
            said.append(words)
    return told


def shelf(section: Section, total: int, aside: int, *, most: int = SHOWN, put_away: bool = False) -> Shelf:
    """The heaviest rows of one section; ``put_away`` shows those set aside instead."""
    rows = Task.objects.filter(section=section, set_aside_at__isnull=not put_away)
    rows = rows.select_related("article", "article__source", "link").defer("article__body", "article__source__body")
    return Shelf(section, list(rows.order_by("-weight", "id")[:most]), aside if put_away else total, aside)


def task(task_id: int) -> Task | None:
    return Task.objects.select_related("article", "link").filter(pk=task_id).first()
