"""The words of Wagtail's scripts, in Kiswahili too: they stand in our catalogue, which its own view does not read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_noop as said
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

#: What our screens can show of them; the rest belongs to parts of Wagtail that we leave out.
_SAID = (
    said("(%(number)s new items in this menu)"),
    said("(1 new item in this menu)"),
    said("(New)"),
    said("A network error occurred."),
    said("A server error occurred."),
    said("Actions"),
    said("Add"),
    said("Are you sure?"),
    said("Autosave in progress…"),
    said("Cancel"),
    said("Changes have been autosaved."),
    said("Close"),
    said("Collapse all"),
    said("Complex"),
    said("Dashboard"),
    said("Delete"),
    said("Edit"),
    said("Error while sending preview data."),
    said("Expand all"),
    said("Fair"),
    said("Good"),
    said("Loading…"),
    said("Main menu"),
    said("More actions"),
    said("No"),
    said("No results"),
    said("Preview"),
    said("Report this error to your website administrator with the following information:"),
    said("Save"),
    said("Search"),
    said("Server Error"),
    said("This field is required."),
    said("Toggle section"),
    said("Toggle side panel"),
    said("Toggle sidebar"),
    said("Yes"),
)


def script_words(request: HttpRequest) -> HttpResponse:
    """As Wagtail's: in the language of whoever asks."""
    answer: HttpResponse = get_localized_response(_Words.as_view(packages=["wagtail.admin"]), request)
    return answer


class _Words(JavaScriptCatalog):
    def get_catalog(self) -> dict[str, Any]:
        return {**super().get_catalog(), **({} if self._is_english() else self._ours())}

    def get_plural(self) -> Any:
        """How many forms there are, as a script: the stubs take it for a list."""
        return super().get_plural() if self._is_english() else "(n != 1)"

    @staticmethod
    def _is_english() -> bool:
        return (translation.get_language() or "en").startswith("en")

    @staticmethod
    def _ours() -> dict[str, Any]:
        counted = {
            "%(num)s error": [translation.ngettext("%(num)s error", "%(num)s errors", n) for n in (1, 2)],
            "%(num)s min": [translation.ngettext("%(num)s min", "%(num)s mins", n) for n in (1, 2)],
            "%(num)s pixel": [translation.ngettext("%(num)s pixel", "%(num)s pixels", n) for n in (1, 2)],
        }
        return {**{word: _looked_up(word) for word in _SAID}, **counted}


_looked_up = translation.gettext  # of words that stand above
