"""What the register is called when people read it."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.taxonomy import Category, Words
from helpcentre.domain.sharing.disclosures.scope import known_categories
from helpcentre.domain.sharing.words import CATEGORY_WORDS

_MORE: dict[Category, Words] = {
    Category.TOWN: _("towns"),
    Category.COUNTRY: _("countries"),
    Category.LANGUAGE: _("languages"),
    Category.PAGES: _("pages they read"),
    Category.SETTINGS: _("what they chose and agreed to"),
    Category.ACCOUNT: _("facts about their account"),
    Category.JOB: _("their work in a business"),
}
WORDS = {category.value: words for category, words in (CATEGORY_WORDS | _MORE).items()}


def offered() -> list[tuple[str, Words]]:
    """Every category that may be asked for, with its name."""
    return [(each, WORDS[each]) for each in known_categories()]


def said(categories: list[str]) -> list[str]:
    """In the active language; a key that is no longer known is shown as it is."""
    return [str(WORDS.get(each, each)) for each in categories]
