"""What the categories are called when people read them."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.taxonomy import Category, Words

CATEGORY_WORDS: dict[Category, Words] = {
    Category.NAME: _("names"),
    Category.EMAIL: _("e-mail addresses"),
    Category.PHONE: _("phone numbers"),
    Category.BUSINESS: _("names of businesses"),
    Category.CONTENT: _("what was written"),
    Category.PAYMENT: _("payments"),
    Category.IP_ADDRESS: _("internet addresses"),
    Category.DEVICE: _("devices"),
}
"""Those that may be given to a processor; the rest never leaves."""


def said(categories: list[str]) -> list[str]:
    """In the active language; a key that nobody may have is shown as it is."""
    known = {category.value: words for category, words in CATEGORY_WORDS.items()}
    return [str(known.get(each, each)) for each in categories]
