"""What the editor's buttons let an author choose from: articles to link to, shared words to put in."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from helpcentre.domain.knowledge import choosing
from helpcentre.domain.people.models import Language
from helpcentre.web.cms.access import authors

_KINDS = {"articles": choosing.articles, "snippets": choosing.snippets}


@authors
@require_GET
def pick(request: HttpRequest, kind: str) -> JsonResponse:
    """``{"found": [{"name", "title", "detail"}]}`` for ``?q=&language=``; nothing typed gives the newest."""
    language = request.GET.get("language", "")
    if kind not in _KINDS or language not in Language.values:
        raise Http404
    found = _KINDS[kind](request.GET.get("q", "").replace("\0", "")[:200], language)
    return JsonResponse({"found": [row.as_data() for row in found]})
