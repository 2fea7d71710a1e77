"""The editing screens of articles, with what stands above them: the other language, and what was taken out."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.snippets.views.snippets import CreateView, EditView

from helpcentre.domain.knowledge import changes, linking, states
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Language


class PlainPanels:
    """State, preview and history beside the form; not Wagtail's checks, which look for what it put into a page."""

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        panels[:] = [panel for panel in panels if not isinstance(panel, ChecksSidePanel)]
        return panels


class _Told(PlainPanels):
    """Says after a save what an author should know about the text; a draft saved by itself says nothing."""

    def form_valid(self, form: Any) -> Any:
        response = super().form_valid(form)  # type: ignore[misc]
        if not self.expects_json_response:  # type: ignore[attr-defined]
            for words in _remarks(form):
                messages.warning(self.request, words)  # type: ignore[attr-defined]
        return response


class ArticleAdd(_Told, CreateView):
    pass


class ArticleEdit(_Told, EditView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"languages": _languages(self.live_object), "outdated": _outdated(self.live_object)}


def _remarks(form: Any) -> list[str]:
    said = []
    if form.removed:
        said.append(_("Taken out of the text, because a page must not run it: %(what)s")
                    % {"what": ", ".join(form.removed)})  # fmt: skip
    lost = linking.dead_ends(form.instance.body, form.instance.language)
    if lost.articles:
        said.append(_("No article is called: %(slugs)s") % {"slugs": ", ".join(lost.articles)})
    if lost.snippets:
        said.append(_("No shared words are called: %(names)s") % {"names": ", ".join(lost.snippets)})
    return said


def _languages(article: Article) -> dict[str, Any]:
    """The article in the other language, or None when it can be begun."""
    other = Language.SWAHILI if article.language == Language.ENGLISH else Language.ENGLISH
    there = Article.objects.filter(translation_key=article.translation_key, language=other)
    found = states.with_states(there).first()
    return {"code": other.value, "name": other.label, "article": found, "states": states.states(found) if found else []}


def _outdated(article: Article) -> dict[str, Any] | None:
    """For a translation whose source moved on: the source, and what changed in it since."""
    if not article.is_outdated or article.source is None:
        return None
    then = article.source_revision.as_object() if article.source_revision else None
    told = [
        (name, changes.lines(getattr(then, field) if then else "", getattr(article.source, field)))
        for field, name in (("title", _("Title")), ("summary", _("Summary")), ("body", _("Text")))
    ]
    return {"source": article.source, "since": then, "changes": [(name, lines) for name, lines in told if lines]}
