"""What an article's text needs from elsewhere: words shared by many articles, and where former addresses lead now."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from helpcentre.domain.knowledge import picture_sizes
from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.picture_sizes import PictureSizes

_Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Surroundings:
    """``snippets`` are pairs of name and Markdown, ``addresses`` pairs of former and present slug. Hashable.

    ``saves_data`` asks for pictures on tap.
    """

    language: str = "en"
    snippets: _Pairs = ()
    addresses: _Pairs = ()
    pictures: tuple[PictureSizes, ...] = ()
    saves_data: bool = False


def around(body: str, language: str, *, links: bool = True, saves_data: bool = False) -> Surroundings:
    """The surroundings of a text in ``language``: one query if it names snippets or links to articles, one if a snippet
    links to others, one if it shows pictures.

    ``links=False`` leaves former addresses and pictures out, for whoever needs only the words.
    """
    linked = _linked(body) if links else frozenset()
    snippets, addresses = _shared(language, set(tokens.SHARED_WORDS.findall(body)), linked)
    if not links:
        return Surroundings(language, snippets)
    further = {slug for _, words in snippets for slug in _linked(words)} - linked
    addresses += _shared(language, set(), further)[1]
    whole = "\n".join([body, *(text for _, text in snippets)])
    return Surroundings(language, snippets, addresses, picture_sizes.of(picture_sizes.named_in(whole)), saves_data)


_SNIPPETS = "SELECT 0 AS kind, name, body FROM knowledge_snippet WHERE language = %s AND name IN ({})"
_FORMER = """SELECT 1 AS kind, former.slug, article.slug
  FROM knowledge_formeraddress former JOIN knowledge_article article ON article.id = former.article_id
 WHERE former.language = %s AND former.slug IN ({})
   AND article.audience <> 'staff'"""  # where one of the team's went is the team's to know


def _shared(language: str, names: Collection[str], slugs: Collection[str]) -> tuple[_Pairs, _Pairs]:
    """The snippets called ``names`` and the present slugs of those that are former ones, each by name.

    One statement, written by hand: it runs for every page that the front does not have.
    """
    asked = [(sql, sorted(wanted)) for sql, wanted in ((_SNIPPETS, names), (_FORMER, slugs)) if wanted]
    if not asked:
        return (), ()
    sql = " UNION ALL ".join(each.format(", ".join(["%s"] * len(wanted))) for each, wanted in asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, wanted in asked for value in (language, *wanted)])
        rows = sorted(cursor.fetchall())
    snippets, former = (tuple((name, held) for kind, name, held in rows if kind == wanted) for wanted in (0, 1))
    return snippets, former


@lru_cache(maxsize=256)
def _linked(body: str) -> frozenset[str]:
    """The slugs a text links to. Reading the Markdown takes longer than the rest of a page, so it is remembered."""
    return frozenset(slug for token in tokens.inlines(tokens.parse(body)) if (slug := tokens.slug_of(token)))
