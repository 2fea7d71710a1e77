"""Questions that the Help Centre did not answer."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, F, Max, Q, Sum, When
from django.db.models.fields import DateField

from helpcentre.domain.feedback import questions
from helpcentre.domain.feedback.board.found import MOST, Found
from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import SearchTally

WINDOW = timedelta(days=60)
_SELDOM_OPENED = 4  # of so many who asked, fewer than one opened a result


def unanswered() -> list[Found]:
    """Asked by enough visitors without a result, and not answered since. Most asked first."""
    rows = _asked().annotate(
        missed=Max(Case(When(without_result__gt=0, then="day"), output_field=DateField())),
        answered=Max(Case(When(without_result__lt=F("count"), then="day"), output_field=DateField())),
    )
    rows = rows.filter(Q(without__gte=questions.SHOWN_FROM) & (Q(answered=None) | Q(answered__lt=F("missed"))))
    return [_found(row, row["without"]) for row in rows.order_by("-without", "key")[:MOST]]


def unopened() -> list[Found]:
    """Answered, but next to nobody opened an answer. Empty while no click reaches us at all: then nothing is known."""
    if not SearchTally.objects.filter(day__gte=today() - WINDOW, with_click__gt=0).exists():
        return []
    rows = _asked().filter(total__gte=questions.SHOWN_FROM, without__lt=F("total"))
    rows = rows.annotate(found=F("total") - F("without")).filter(found__gt=F("opened") * _SELDOM_OPENED)
    hidden = {row.subject for row in unanswered()}
    found = [_found(row, row["total"]) for row in rows.order_by("-total", "key")[:MOST]]
    return [row for row in found if row.subject not in hidden]


def _asked() -> Any:
    return (
        SearchTally.objects.filter(day__gte=today() - WINDOW)
        .exclude(key="")
        .values("language", "key")
        .annotate(total=Sum("count"), without=Sum("without_result"), opened=Sum("with_click"), said=Max("wording"))
    )


def _found(row: dict[str, Any], asked: int) -> Found:
    return Found(
        subject=f"{row['language']}:{row['key']}",
        language=row["language"],
        words=row["said"],
        weight=asked,
        facts={"asked": asked, "opened": row["opened"]},
    )
