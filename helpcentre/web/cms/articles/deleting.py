"""Deleting asks first, and says what would lead nowhere afterwards."""

from typing import Any

from wagtail.snippets.views.snippets import DeleteView

from helpcentre.domain.knowledge import linking


class ArticleDelete(DeleteView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"leading_here": linking.leading_to(self.object)}


class SnippetDelete(DeleteView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"leading_here": linking.naming(self.object)}
