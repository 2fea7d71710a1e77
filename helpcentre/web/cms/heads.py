"""Lists whose columns are called as in the forms, in both languages, and not after fields."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import IndexView

_HEADS = {
    "title": _("Title"),
    "name": _("Name"),
    "language": _("Language"),
    "get_language_display": _("Language"),
    "parent": _("Inside"),
    "position": _("Place"),
    "kind": _("Kind"),
    "get_kind_display": _("Kind"),
    "words": _("Words"),
    "changed_at": _("Changed"),
}


class NamedList(IndexView):
    @cached_property
    def columns(self) -> list[Any]:
        every: list[Any] = super().columns
        for column in every:
            column.label = _HEADS.get(column.name, column.label)
        return every
