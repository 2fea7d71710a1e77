"""Looking at a page of our own as a stranger would, inside this process, through every middleware."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import Morsel
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from helpcentre.base.promises.resting import breathe


@dataclass
class Page:
    """What came back. ``language`` is the page's ``lang``; ``links`` are the addresses it links to, ``anchors`` all
    that is written on each of those links.

    ``forms`` holds, per form, the names of the fields it shows to people, without hidden ones and buttons;
    ``sends_to`` where each form goes. ``loads`` are the addresses that a browser asks for by itself, ``cookies`` what
    it is asked to keep, ``location`` where it is sent on, ``body`` the answer as text.
    """

    status: int
    body: str = ""
    location: str = ""
    cookies: dict[str, "Morsel[str]"] = field(default_factory=dict)
    loads: list[str] = field(default_factory=list)
    language: str = ""
    links: list[str] = field(default_factory=list)
    anchors: list[dict[str, str]] = field(default_factory=list)
    forms: list[list[str]] = field(default_factory=list)
    sends_to: list[str] = field(default_factory=list)

    def asks(self, ending: str) -> bool:
        """Whether a form is sent to an address with this ending."""
        return any(address.endswith(ending) for address in self.sends_to)


def visit(
    path: str, *, method: str = "GET", query: str = "", cookies: str = "", body: bytes = b"", **headers: str
) -> Page:
    """Ask for ``path`` as somebody without cookies from nowhere, at the public address. ``headers`` are more of the
    request's, as WSGI names them (``HTTP_SEC_GPC="1"``).

    Goes round the signals at the edges of a request, because their listeners close the database connection of this
    thread, which the caller may be using. Rests first where measuring should.
    """
    breathe()
    public = urlsplit(settings.PUBLIC_URL)
    handler = BaseHandler()
    handler.load_middleware()
    response = handler.get_response(
        WSGIRequest(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "HTTP_COOKIE": cookies,
                "SERVER_NAME": public.hostname or "localhost",
                "SERVER_PORT": str(public.port or (443 if public.scheme == "https" else 80)),
                "HTTP_HOST": public.netloc,
                "SERVER_PROTOCOL": "HTTP/1.1",
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": public.scheme,
                "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": BytesIO(body),
                **headers,
            }
        )
    )
    page = Page(status=response.status_code, cookies=dict(response.cookies))
    page.location = response.headers.get("Location", "")
    if isinstance(response, HttpResponse):
        page.body = response.content.decode(errors="replace")
        _Reader(page).feed(page.body)
    return page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.loads += _loaded(tag, given)
        match tag:
            case "html":
                self.page.language = given.get("lang", "")
            case "a":
                self.page.links.append(given.get("href", ""))
                self.page.anchors.append(given)
            case "form":
                self.page.forms.append([])
                self.page.sends_to.append(given.get("action", ""))
            case "input" | "textarea" | "select" if self.page.forms and _is_shown(given):
                self.page.forms[-1].append(given["name"])


#: Links of a page's head that a browser follows by itself.
_FETCHED = {"stylesheet", "icon", "manifest", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload"}


def _loaded(tag: str, given: dict[str, str]) -> list[str]:
    """What a browser asks for because of this tag."""
    found = [given.get("src", ""), given.get("poster", ""), given.get("data", "") if tag == "object" else ""]
    found += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
    if tag == "link" and _FETCHED & set(given.get("rel", "").split()):
        found.append(given.get("href", ""))
    return [address for address in found if address]


def _is_shown(given: dict[str, str]) -> bool:
    return bool(given.get("name")) and given.get("type") not in {"hidden", "submit", "button"}
