"""Beginning a translation, and saying that one is up to date."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Language
from helpcentre.web.cms.access import authors


@authors
@require_POST
def translate(request: HttpRequest, article_id: int, language: str) -> HttpResponse:
    """To the draft in the other language, made now if it is not there."""
    article = get_object_or_404(Article, pk=article_id)
    if language not in Language.values:
        raise Http404
    try:
        draft = actions.translate_article(actor=request.user.actor, article=article, language=language)  # type: ignore[union-attr]
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _editor(article)
    messages.success(request, _("This draft still holds the other language. Write over it; nobody sees it yet."))
    return _editor(draft)


@authors
@require_POST
def current(request: HttpRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=article_id)
    actions.mark_translation_current(actor=request.user.actor, article=article)  # type: ignore[union-attr]
    messages.success(request, _("Noted: it says what its source says."))
    return _editor(article)


def _editor(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("wagtailsnippets_knowledge_article:edit", args=[article.pk]))
