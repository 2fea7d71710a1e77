"""What an article's text needs from elsewhere: words shared by many articles, and where former addresses lead now."""

from dataclasses import dataclass
from functools import lru_cache

from django.apps import apps

from helpcentre.domain.knowledge import picture_sizes
from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.picture_sizes import PictureSizes


@dataclass(frozen=True)
class Surroundings:
    """``snippets`` are pairs of name and Markdown, ``addresses`` pairs of former and present slug. Hashable.

    ``saves_data`` asks for pictures on tap.
    """

    language: str = "en"
    snippets: tuple[tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    pictures: tuple[PictureSizes, ...] = ()
    saves_data: bool = False


def around(body: str, language: str, *, links: bool = True, saves_data: bool = False) -> Surroundings:
    """The surroundings of a text in ``language``: one query if it names snippets, one if it links to articles, one if
    it shows pictures.

    ``links=False`` leaves former addresses and pictures out, for whoever needs only the words.
    """
    snippets = _snippets(body, language)
    if not links:
        return Surroundings(language, snippets)
    whole = "\n".join([body, *(text for _, text in snippets)])
    pictures = picture_sizes.of(picture_sizes.named_in(whole))
    return Surroundings(language, snippets, _addresses(whole, language), pictures, saves_data)


def _snippets(body: str, language: str) -> tuple[tuple[str, str], ...]:
    names = set(tokens.SHARED_WORDS.findall(body))
    if not names:
        return ()
    found = apps.get_model("knowledge", "Snippet")._default_manager.filter(language=language, name__in=names)
    return tuple(found.order_by("name").values_list("name", "body"))


def _addresses(body: str, language: str) -> tuple[tuple[str, str], ...]:
    slugs = _linked(body)
    if not slugs:
        return ()
    found = apps.get_model("knowledge", "FormerAddress")._default_manager.filter(language=language, slug__in=slugs)
    found = found.exclude(article__audience="staff")  # where one of the team's went is the team's to know
    return tuple(found.order_by("slug").values_list("slug", "article__slug"))


@lru_cache(maxsize=256)
def _linked(body: str) -> frozenset[str]:
    """The slugs a text links to. Reading the Markdown takes longer than the rest of a page, so it is remembered."""
    return frozenset(slug for token in tokens.inlines(tokens.parse(body)) if (slug := tokens.slug_of(token)))
