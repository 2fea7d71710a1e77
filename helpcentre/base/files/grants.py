"""Signed leave to be sent a stored file, from a Django view that has checked permission to the front that sends it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.base.files import store
from helpcentre.base.files.models import Finding, StoredFile
from helpcentre.base.files.names import is_name

HEADER = "X-Front-File"
_SALT = "helpcentre.files.grant"
_SECONDS = 30
#: A file is a thing to look at, never a page of ours: nothing in it may run, load or embed anything.
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'"


_WHY = {
    Finding.TOO_LARGE: gettext_lazy("This file is too large to be checked for viruses, so nobody can open it."),
    Finding.INFECTED: gettext_lazy("A virus was found in this file, so nobody can open it."),
}


class Place(StrEnum):
    """Where the bytes are: among the stored files, or among the archives made for people who asked for their data."""

    STORE = "store"
    EXPORTS = "exports"


@dataclass(frozen=True)
class Granted:
    """The file and its size in bytes; ``etag`` is the same while the bytes are."""

    name: str
    size: int
    etag: bytes
    place: Place = Place.STORE

    def open(self) -> BinaryIO:
        """Raises FileNotFoundError when the bytes are gone."""
        if self.place is Place.EXPORTS:
            return (settings.DATA.exports / self.name).open("rb")
        return store.current().open(self.name)


def response(file: StoredFile, *, title: str, shown: bool) -> HttpResponse:
    """An answer that the front turns into the bytes of ``file``. ``shown`` is for pictures and sounds; everything else
    is only offered for saving, as ``title``. What is held back is answered by a plain line that says why."""
    if file.finding and file.is_held_back:
        return HttpResponse(_WHY[Finding(file.finding)], status=403, content_type="text/plain; charset=utf-8")
    if file.is_held_back:
        words = _("This file is still being checked for viruses. Try again in a few minutes.")
        return HttpResponse(words, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "120"})
    return _response([file.name, file.size, file.sha256[:24], Place.STORE], file.media_type, title, shown=shown)


def export_response(*, name: str, size: int, sha256: str, title: str) -> HttpResponse:
    """The same for an archive in the folder of exports: only for saving."""
    return _response([name, size, sha256[:24], Place.EXPORTS], "application/zip", title, shown=False)


def _response(granted: list[object], media_type: str, title: str, *, shown: bool) -> HttpResponse:
    answer = HttpResponse(content_type=media_type)
    answer.headers[HEADER] = signing.dumps(granted, salt=_SALT)
    answer.headers["Content-Disposition"] = content_disposition_header(not shown, title) or "attachment"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def read(value: str) -> Granted | None:
    """What was granted; None when the grant is forged, old or broken."""
    try:
        name, size, digest, place = signing.loads(value, salt=_SALT, max_age=_SECONDS)
        found = Granted(name, size, b'"%s"' % digest.encode(), Place(place))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return found if is_name(name) else None
