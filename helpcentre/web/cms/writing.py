"""The field in which articles are written: Markdown, kept byte for byte, with a toolbar and a picker beside it."""

import json
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.staticfiles import versioned_static

from helpcentre.base.ui import assets
from helpcentre.domain.knowledge.render import WORDS_A_MINUTE
from helpcentre.domain.people.models import Language

#: What a button of the toolbar does (``cms-acts.js``), its symbol in Wagtail's sprite, its name and its keys.
BUTTONS = (
    (
        ("section", "h2", _("Section"), "Alt+2"),
        ("part", "h3", _("Part of a section"), "Alt+3"),
    ),
    (
        ("bold", "bold", _("Bold"), "Ctrl+B"),
        ("steps", "list-ol", _("Numbered steps"), "Alt+7"),
        ("list", "list-ul", _("List"), "Alt+8"),
        ("table", "table", _("Table"), ""),
    ),
    (
        ("tip", "info-circle", _("Tip"), "Alt+T"),
        ("warning", "warning", _("Warning"), "Alt+W"),
    ),
    (
        ("article", "doc-full", _("Link to an article"), "Alt+A"),
        ("link", "link", _("Link to a web page"), "Ctrl+K"),
        ("picture", "image", _("Picture"), "Alt+P"),
        ("snippet", "copy", _("Shared words"), "Alt+S"),
    ),
    (
        ("key", "keyboard", _("Key or button"), "Alt+K"),
        ("check", "help", _("Check with product"), "Alt+C"),
    ),
)

LONGEST = 100_000  # characters of a text: far more than anybody reads, and read within seconds


def words(language: str) -> dict[str, str]:
    """What the buttons write, in the language of the article and not of its author."""
    with override(language):
        return {
            "tip": str(_("Tip.")),
            "warning": str(_("Warning.")),
            "here": str(_("what it says")),
            "column": str(_("Column")),
        }


class MarkdownField(forms.Textarea):
    """The text stands in a textarea and nowhere else: what the toolbar does not know stays as it was typed."""

    template_name = "cms/writing/field.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "spellcheck": "true", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context |= {
            "buttons": BUTTONS,
            "words": json.dumps({code: words(code) for code in Language.values}),
            "articles": reverse("cms_pick", args=["articles"]),
            "snippets": reverse("cms_pick", args=["snippets"]),
            "pictures": reverse("wagtailimages_chooser:choose"),
            "pace": WORDS_A_MINUTE,
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Browsers send lines ended by two characters; a text has one, as it has in files."""
        typed = super().value_from_datadict(data, files, name)
        return typed.replace("\r\n", "\n").replace("\r", "\n") if isinstance(typed, str) else typed

    @property
    def media(self) -> forms.Media:
        chooser = versioned_static("wagtailimages/js/image-chooser-modal.js")
        return forms.Media(js=[chooser, _Module("cms-write.js")])  # type: ignore[list-item]


def bound(form: forms.BaseForm) -> None:
    """Refuse a text without end before anybody begins to read it."""
    if "body" in form.fields:
        too_long = _("This text is too long: at most 100,000 characters. Divide it into several.")
        form.fields["body"].validators.append(MaxLengthValidator(LONGEST, too_long))


class _Module:
    """A module among the scripts of a form: Django writes what ``__html__`` says."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __html__(self) -> str:
        return f'<script type="module" src="{assets.url(self.name)}"></script>'

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Module) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)
