from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from helpcentre.base.ui import assets, look

_LOOK = {look.STYLE: "text/css; charset=utf-8", look.LOGO: "image/webp"}


@require_safe
def asset(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A stylesheet, module or picture, to be kept for ever. 404 unless the hash is that of the present content."""
    found = assets.all_assets().get(name)
    if found is not None and found.digest == digest:
        response = HttpResponse(found.content, content_type=found.content_type)
    elif name in _LOOK and (content := look.file(name, digest)):
        response = HttpResponse(content, content_type=_LOOK[name])
    else:
        raise Http404
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Front-Cache"] = "immutable"
    return response


asset.access = "public"  # type: ignore[attr-defined]  # read by the test that walks every address
