"""The search indexes. A message's entry goes in the transaction in which the message goes; articles are public."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, personal, plain
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import Retention, Rule
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.base.search.models import ArticleEntry, Edition, MessageEntry, Posting, Spelling, SynonymGroup, Word

_PUBLIC = "made from published articles, which are about no person"
machinery(
    ArticleEntry._meta.label,
    "article_id language title keywords summary headings body plain vocabulary",
    why=_PUBLIC,
)
machinery(Posting._meta.label, "id word impact article", why=_PUBLIC)
machinery(Edition._meta.label, "id number", why="a random number; about no person")
machinery(SynonymGroup._meta.label, "id words changed_at", why="written by editors; about words, not about a person")
machinery(Word._meta.label, "id language word stem articles", why=_PUBLIC)
machinery(Spelling._meta.label, "id key word", why=_PUBLIC)

_AS_THE_MESSAGE = Retention(Rule.UNTIL, _("as long as the message it was made from"))
_WORDS = personal(
    Category.CONTENT,
    _("the words of your requests, so that our staff can find them"),
    export=never("the message itself is exported"),
)
_entries = partial(
    table,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=_AS_THE_MESSAGE,
    owners=(Owner("", hidden_in="the message whose number it carries"),),
    row_goes=True,
)
_NUMBER = plain(export=never("the message itself is exported"))
_entries(MessageEntry, fields={"message_id": _NUMBER, "ticket_id": _NUMBER, "words": _WORDS})

# What a migration makes beside the models: SQLite's full-text tables, PostgreSQL's generated columns.
_entries("search_message", fields={"words": _WORDS}, has_model=False)
_entries("search_messageentry", fields={"document": _WORDS}, has_model=False)
