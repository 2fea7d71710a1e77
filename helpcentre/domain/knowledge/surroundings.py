"""What an article's text needs from elsewhere: words shared by many articles, and where former addresses lead now."""

from dataclasses import dataclass

from django.apps import apps

from helpcentre.domain.knowledge.markup import tokens


@dataclass(frozen=True)
class Surroundings:
    """``snippets`` are pairs of name and Markdown, ``addresses`` pairs of former and present slug. Hashable."""

    language: str = "en"
    snippets: tuple[tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()


def around(body: str, language: str, *, links: bool = True) -> Surroundings:
    """The surroundings of a text in ``language``: one query if it names snippets, one if it links to articles.

    ``links=False`` leaves former addresses out, for whoever needs only the words.
    """
    snippets = _snippets(body, language)
    if not links:
        return Surroundings(language, snippets)
    return Surroundings(language, snippets, _addresses("\n".join([body, *(text for _, text in snippets)]), language))


def _snippets(body: str, language: str) -> tuple[tuple[str, str], ...]:
    names = set(tokens.SHARED_WORDS.findall(body))
    if not names:
        return ()
    found = apps.get_model("knowledge", "Snippet")._default_manager.filter(language=language, name__in=names)
    return tuple(found.order_by("name").values_list("name", "body"))


def _addresses(body: str, language: str) -> tuple[tuple[str, str], ...]:
    slugs = {slug for token in tokens.inlines(tokens.parse(body)) if (slug := tokens.slug_of(token))}
    if not slugs:
        return ()
    found = apps.get_model("knowledge", "FormerAddress")._default_manager.filter(language=language, slug__in=slugs)
    return tuple(found.order_by("slug").values_list("slug", "article__slug"))
