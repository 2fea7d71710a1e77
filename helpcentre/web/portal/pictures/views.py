from django.http import Http404, HttpRequest, HttpResponse

from helpcentre.base.files import store
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.web.portal.access import methods, public

_SHOWN = {"image/webp", "image/png", "image/jpeg", "image/gif"}


@public
@methods("GET")
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of an article. Its name is given once and never again, so a browser may keep it for ever."""
    file = StoredFile.objects.filter(name=name, purpose=Purpose.ARTICLE_IMAGE).first()
    if file is None or file.media_type not in _SHOWN:
        raise Http404
    with store.current().open(file.name) as stream:
        response = HttpResponse(stream.read(), content_type=file.media_type)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
