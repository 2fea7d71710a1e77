"""Wagtail's own scripts and styles, found where they are installed. Their addresses carry a version."""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@require_safe
def static_file(request: HttpRequest, path: str) -> HttpResponse:
    """One file of an installed app; 404 for anything else."""
    found = finders.find(path)
    if not isinstance(found, str) or not Path(found).is_file():
        raise Http404
    kind = _KINDS.get(Path(found).suffix) or mimetypes.guess_type(found)[0] or "application/octet-stream"
    response = HttpResponse(Path(found).read_bytes(), content_type=kind)
    response.headers["Cache-Control"] = "public, max-age=604800"
    return response


static_file.access = "public"  # type: ignore[attr-defined]
