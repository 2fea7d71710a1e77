"""Which language a page is in: the address says it, and where the address is silent, the person or their browser."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from helpcentre.base.core import cookies
from helpcentre.domain.people.models import Language

COOKIE = "language"
COOKIE_AGE = 365 * 24 * 3600
DEFAULT = Language.SWAHILI.value
_KNOWN = frozenset(Language.values)


def of_path(path: str) -> str | None:
    """``en`` for ``/en/…``, ``sw`` for ``/sw/…``, else None."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in _KNOWN else None


def of_browser(request: HttpRequest) -> str:
    """The first of our languages that the browser asks for, else Kiswahili."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code[:2] in _KNOWN:
            return code[:2]
    return DEFAULT


def of_next(request: HttpRequest) -> str | None:
    """For the pages of sign-in: the language of the page they lead back to."""
    return of_path(request.GET.get("next", "")) if request.path_info.startswith("/accounts/") else None


def chosen(request: HttpRequest) -> str:
    """For an address that names no language: what was chosen here before, else what the browser asks for."""
    kept = request.COOKIES.get(COOKIE, "")
    return kept if kept in _KNOWN else of_browser(request)


def other(code: str) -> str:
    return Language.ENGLISH.value if code == Language.SWAHILI else Language.SWAHILI.value


def remember(response: HttpResponse, code: str | None) -> None:
    """Keep the language for the pages whose address names none. Only after a choice, or an act in that language."""
    if code in _KNOWN:
        cookies.keep(response, COOKIE, code, seconds=COOKIE_AGE)


class LanguageMiddleware:
    """Speaks the language of the address; elsewhere the chosen one, and then says what the answer depends on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = of_path(request.path_info)
        code = named or of_next(request) or chosen(request)
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        if named is None and response.get("X-Front-Cache") != "immutable":
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response
