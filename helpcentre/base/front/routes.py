"""What the front answers by itself, as data: the table of every address, method and role is made from it."""

import re
from dataclasses import dataclass

#: Methods that reach Django. Anything else is refused with 405 before it gets there.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

#: Only answers below this path may be kept for ever.
IMMUTABLE_PREFIX = "/static/"

#: Where authors send pictures, which are larger than anything else that is sent here.
PICTURES_PREFIX = "/cms/images/"

#: The forms that carry files: a new request, a reply, the desk's composer, papers of authorities.
_WITH_FILES = re.compile(
    r"/(?:(?:en|sw)/tickets/(?:new|[\w-]{1,20}/reply)|desk/tickets/[\w-]{1,20}/messages|desk/settings/import"
    r"|desk/privacy/disclosures/(?:new|[\w-]{1,20}/papers))/"
)


def takes_files(path: str) -> bool:
    """Whether a form sent there may carry files."""
    return _WITH_FILES.fullmatch(path) is not None


@dataclass(frozen=True)
class Route:
    """One address. ``access`` speaks the language of ``view.access``: ``public`` is everybody."""

    path: str
    methods: tuple[str, ...]
    access: str
    body: bytes
    content_type: bytes = b"text/plain; charset=utf-8"


ROUTES: tuple[Route, ...] = (Route("/healthz", ("GET", "HEAD"), "public", b"ok\n"),)
