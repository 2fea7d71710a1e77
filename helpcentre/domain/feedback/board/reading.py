"""What the screen of the board shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from helpcentre.base.core import clock
from helpcentre.domain.feedback.models import ArticleVote, Deflection, ExternalLink, Section, Task, Verdict
from helpcentre.domain.knowledge.models import Article

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


def shelves(numbers: dict[Section, tuple[int, int]]) -> list[Shelf]:
    """The first rows of every section that has some; what they are about is fetched once for all."""
    made = [_shelf(section, *number) for section, number in numbers.items() if number[0]]
    _complete([row for shelf in made for row in shelf.rows])
    return made


def shelf(section: Section, total: int, aside: int, *, most: int = SHOWN, put_away: bool = False) -> Shelf:
    """The heaviest rows of one section; ``put_away`` shows those set aside instead."""
    made = _shelf(section, total, aside, most=most, put_away=put_away)
    _complete(made.rows)
    return made


def _shelf(section: Section, total: int, aside: int, *, most: int = SHOWN, put_away: bool = False) -> Shelf:
    rows = Task.objects.filter(section=section, set_aside_at__isnull=not put_away).order_by("-weight", "id")
    return Shelf(section, list(rows[:most]), aside if put_away else total, aside)


def _complete(tasks: list[Task]) -> None:
    """With articles, their sources and links: three short queries, where joins of all columns took 5 ms a section."""
    articles = (
        Article.objects.order_by()
        .only("title", "language", "source")
        .in_bulk({task.article_id for task in tasks if task.article_id})
    )
    sources = (
        Article.objects.order_by()
        .only("title")
        .in_bulk({each.source_id for each in articles.values() if each.source_id})
    )
    links = ExternalLink.objects.in_bulk({task.link_id for task in tasks if task.link_id})
    for article in articles.values():
        article.source = sources.get(article.source_id or 0)
    for task in tasks:
        task.article = articles.get(task.article_id or 0)
        task.link = links.get(task.link_id or 0)


def task(task_id: int) -> Task | None:
    return Task.objects.select_related("article", "link").filter(pk=task_id).first()
