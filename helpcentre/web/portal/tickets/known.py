"""Problems we know about, offered above the form: choose one, and hear from us as soon as it is solved."""

from dataclasses import dataclass

from django.http import HttpRequest

from helpcentre.domain.problems import actions, selectors
from helpcentre.domain.problems.actions.affected import SolvedError
from helpcentre.domain.problems.models import KnownProblem
from helpcentre.domain.tickets.actions import Opened
from helpcentre.web.portal.access import as_customer


@dataclass(frozen=True)
class Offered:
    """A known problem in the reader's language."""

    pk: int
    title: str
    words: str


def offered(language: str) -> list[Offered]:
    """The newest open problems, three at most."""
    rows = selectors.open_problems(selectors.SUGGESTED)
    return [Offered(row.pk, row.title(language), row.words(language)) for row in rows]


def chosen(request: HttpRequest) -> int:
    """The id of the one that was ticked; 0 for none, and for what is no open problem any more."""
    found = _problem(request)
    return found.pk if found else 0


def follow(request: HttpRequest, opened: Opened) -> None:
    """Attach the request that was just sent to the problem that was ticked. Sent twice, it is attached once."""
    problem = _problem(request)
    if problem is None or not opened.is_new:
        return
    try:
        actions.attach(
            actor=as_customer(opened.ticket.requester), problem=problem, ticket=opened.ticket, by_customer=True
        )
    except SolvedError:
        return  # solved while they wrote: it is answered like any other


def _problem(request: HttpRequest) -> KnownProblem | None:
    wanted = request.POST.get("problem", "")[:20]
    if not wanted:
        return None
    return next((row for row in selectors.open_problems() if str(row.pk) == wanted), None)
