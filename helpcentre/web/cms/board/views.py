"""The authors' board: what an author could do next, and what happens when they do it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from helpcentre.domain.feedback.board import reading
from helpcentre.domain.feedback.board.found import MOST
from helpcentre.domain.feedback.models import Section
from helpcentre.domain.people.models import Person
from helpcentre.web.cms.access import authors
from helpcentre.web.cms.board.rows import ABOUT, rows

STEP = 50  # rows that a section's own page adds at a time


@authors
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Every section that has something, its first rows; counts above."""
    numbers = reading.numbers()
    context = {
        "shelves": [_drawn(request, shelf) for shelf in reading.shelves(numbers)],
        "counts": [(section, number[0]) for section, number in numbers.items()],
        "total": sum(number[0] for number in numbers.values()),
        "aside": [(section, number[1]) for section, number in numbers.items() if number[1]],
        "quiet": [section for section, number in numbers.items() if not number[0]],
        "most": MOST,
        "answered": reading.answered_before_asking(),
        "undo": _undo(request),
    }
    return render(request, "cms/board/page.html", context)


@authors
@require_GET
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One section, ``most`` rows of it; with ``aside`` those that were set aside."""
    if name not in Section.values:
        raise Http404
    found, put_away = Section(name), "aside" in request.GET
    number = reading.numbers()[found]
    most = _number(request.GET.get("most", ""), STEP)
    shelf = reading.shelf(found, *number, most=most, put_away=put_away)
    context = {"shelf": _drawn(request, shelf), "put_away": put_away, "next": most + STEP, "undo": _undo(request)}
    return render(request, "cms/board/section.html", context)


def _drawn(request: HttpRequest, shelf: reading.Shelf) -> dict[str, object]:
    assert isinstance(request.user, Person)
    return {"shelf": shelf, "rows": rows(shelf, request.user), "about": ABOUT[shelf.section]}


def _undo(request: HttpRequest) -> int:
    """The row that was set aside just now, which the page offers to take back."""
    return _number(request.GET.get("set_aside", ""), 0, high=2**62)


def _number(text: str, default: int, *, high: int = MOST) -> int:
    return min(int(text), high) if text.isascii() and text.isdigit() and len(text) < 19 else default
