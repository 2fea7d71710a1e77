"""Telling the tally of searches what was asked and opened. Who asks not to be followed is not counted at all."""

from django.http import HttpRequest

from helpcentre.base.front.addresses import client_network
from helpcentre.domain.feedback import actions
from helpcentre.web.portal.wishes import not_counted


def asked(request: HttpRequest, query: str, language: str, found: int) -> None:
    if not not_counted(request):
        actions.note_search(query=query, language=language, found=found, visitor=_visitor(request))


def opened(request: HttpRequest, query: str, language: str) -> None:
    if not not_counted(request):
        actions.note_opened(query=query, language=language, visitor=_visitor(request))


def _visitor(request: HttpRequest) -> str:
    """Hashed in memory before anything is done with it; people behind one address have different browsers."""
    return f"{client_network(request)} {request.headers.get('User-Agent', '')[:300]}"
