"""Signed leave to be sent a stored file, from a Django view that has checked permission to the front that sends it."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from helpcentre.base.files.models import StoredFile
from helpcentre.base.files.names import is_name

HEADER = "X-Front-File"
_SALT = "helpcentre.files.grant"
_SECONDS = 30
#: A file is a thing to look at, never a page of ours: nothing in it may run, load or embed anything.
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'"


@dataclass(frozen=True)
class Granted:
    """The stored file and its size in bytes; ``etag`` is the same while the bytes are."""

    name: str
    size: int
    etag: bytes


def response(file: StoredFile, *, title: str, shown: bool) -> HttpResponse:
    """An answer that the front turns into the bytes of ``file``. ``shown`` is for pictures and sounds; everything else
    is only offered for saving, as ``title``."""
    answer = HttpResponse(content_type=file.media_type)
    answer.headers[HEADER] = signing.dumps([file.name, file.size, file.sha256[:24]], salt=_SALT)
    answer.headers["Content-Disposition"] = content_disposition_header(not shown, title) or "attachment"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def read(value: str) -> Granted | None:
    """What was granted; None when the grant is forged, old or broken."""
    try:
        name, size, digest = signing.loads(value, salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Granted(name, size, b'"%s"' % digest.encode()) if is_name(name) else None
