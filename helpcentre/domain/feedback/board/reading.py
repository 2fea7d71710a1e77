"""What the screen of the board shows."""

from dataclasses import dataclass

from django.db.models import Count, Q

from helpcentre.domain.feedback.models import Section, Task

SHOWN = 8  # rows of a section at first


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


def shelf(section: Section, total: int, aside: int, *, most: int = SHOWN, put_away: bool = False) -> Shelf:
    """The heaviest rows of one section; ``put_away`` shows those set aside instead."""
    rows = Task.objects.filter(section=section, set_aside_at__isnull=not put_away)
    rows = rows.select_related("article", "article__source", "link").defer("article__body", "article__source__body")
    return Shelf(section, list(rows.order_by("-weight", "id")[:most]), aside if put_away else total, aside)


def task(task_id: int) -> Task | None:
    return Task.objects.select_related("article", "link").filter(pk=task_id).first()
