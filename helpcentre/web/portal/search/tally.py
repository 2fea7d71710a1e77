"""Telling the tally of searches what was asked and opened. Who asks not to be followed is not counted at all."""

from django.http import HttpRequest

from helpcentre.base.front.addresses import client_network
from helpcentre.domain.feedback import actions


def asked(request: HttpRequest, query: str, language: str, found: int) -> None:
    if not _wants_privacy(request):
        actions.note_search(query=query, language=language, found=found, visitor=_visitor(request))


def opened(request: HttpRequest, query: str, language: str) -> None:
    if not _wants_privacy(request):
        actions.note_opened(query=query, language=language, visitor=_visitor(request))


def _visitor(request: HttpRequest) -> str:
    """Hashed in memory before anything is done with it; people behind one address have different browsers."""
    return f"{client_network(request)} {request.headers.get('User-Agent', '')[:300]}"


def _wants_privacy(request: HttpRequest) -> bool:
    return "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))
