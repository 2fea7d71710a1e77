"""The monthly report on privacy: numbers and times, nobody's names.

An app declares its part in a module ``monthly_report.py``. A figure cannot be a text, so that no name gets in.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise as LazyText

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.models import Event

Words = str | LazyText
Figure = int | timedelta | datetime | None
_KINDS = (int, timedelta, datetime, type(None))


@dataclass(frozen=True)
class Month:
    """A month of the house's own time zone."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        day = timezone.localdate(moment)
        return cls(day.year, day.month)

    @property
    def start(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.day, time.min))

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return self.next.start

    @property
    def day(self) -> date:
        """Its first."""
        return date(self.year, self.number, 1)

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def next(self) -> "Month":
        return self.before(-1)

    def before(self, months: int) -> "Month":
        year, number = divmod(self.year * 12 + self.number - 1 - months, 12)
        return Month(year, number + 1)

    def within(self, field_name: str) -> Q:
        """The condition that a moment lies in it."""
        return Q(**{f"{field_name}__gte": self.start, f"{field_name}__lt": self.end})


@dataclass(frozen=True)
class Line:
    """``title`` is written in the code, never by a person. Raises TypeError for a figure that is a text."""

    title: Words
    figures: tuple[Figure, ...]

    def __post_init__(self) -> None:
        for each in self.figures:
            if not isinstance(each, _KINDS):
                raise TypeError(f"a figure of the monthly report cannot be {type(each).__name__}")

    @property
    def is_nothing(self) -> bool:
        return not any(self.figures)


@dataclass(frozen=True)
class Part:
    """A table of figures: ``columns`` name what stands under them."""

    title: Words
    columns: tuple[Words, ...]
    lines: list[Line] = field(default_factory=list)


Make = Callable[[Month], Part]
_makers: dict[str, tuple[int, Make]] = {}


def report_part(name: str, *, place: int) -> Callable[[Make], Make]:
    """Declare a part; ``place`` orders them. Raises ValueError when the name is taken."""

    def declare(make: Make) -> Make:
        if name in _makers:
            raise ValueError(f"two parts of the monthly report are called {name}")
        _makers[name] = (place, make)
        return make

    return declare


def report(month: Month) -> list[Part]:
    """Every part, in order. A constant number of queries, however much happened."""
    return [make(month) for _place, make in sorted(_makers.values(), key=lambda each: each[0])]


def happened(month: Month, *kinds: EventKind) -> Counter[str]:
    """How often each of these kinds happened, by name. One query."""
    rows = Event.objects.filter(month.within("occurred_at"), kind__in=[kind.name for kind in kinds])
    return Counter(dict(rows.order_by().values_list("kind").annotate(Count("id"))))


def middle(times: Iterable[timedelta]) -> timedelta | None:
    """The median; None of nothing."""
    found = [time.total_seconds() for time in times]
    return timedelta(seconds=median(found)) if found else None
