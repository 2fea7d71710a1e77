"""The pages by which the front itself says no, in the language of the path."""

from functools import cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from helpcentre.base.front import routes
from helpcentre.base.front.asgi import Headers, Send

_CLOSING = {400, 408, 413, 414, 431}  # what follows on the connection can no longer be trusted or is not wanted
_HEADERS: Headers = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


def _words(status: int) -> tuple[str, str]:
    """Title and advice of each refusal."""
    return {
        400: (
            _("This address cannot be read"),
            _("Part of it was lost on the way. Please open the link again, or start from the home page."),
        ),
        405: (
            _("That cannot be done here"),
            _("Please go back and try again from the page you came from."),
        ),
        408: (
            _("Your message did not arrive whole"),
            _("The network is slow or was cut. Please go back and send it again."),
        ),
        413: (
            _("That is too much to send at once"),
            _("Please go back and send a shorter text, at most one megabyte in all."),
        ),
        414: (
            _("This address is too long"),
            _("Please start from the home page."),
        ),
        431: (
            _("Your browser sent too much"),
            _("Please delete this site’s cookies in your browser and try again."),
        ),
        503: (
            _("Many people are asking right now"),
            _("Please try again in a minute. What you wrote is still on the page before."),
        ),
    }.get(
        status,
        (
            _("Something went wrong on our side"),
            _("It is not your fault. Please try again in a few minutes."),
        ),
    )


@cache
def page(status: int, language: str) -> bytes:
    """The page for ``status``; made once."""
    with translation.override(language):
        title, advice = _words(status)
        context = {"language": language, "title": title, "advice": advice, "way_out": _("Go to the home page")}
        return render_to_string("front/refusal.html", context).encode()


async def refuse(send: Send, status: int, language: str, *, allow: tuple[str, ...] = routes.METHODS) -> None:
    """Answer with the page for ``status``."""
    body = page(status, language)
    headers = [*_HEADERS, (b"content-length", b"%d" % len(body)), (b"content-language", language.encode())]
    if status == 405:
        headers.append((b"allow", ", ".join(allow).encode()))
    if status == 503:
        headers.append((b"retry-after", b"30"))
    if status in _CLOSING:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
