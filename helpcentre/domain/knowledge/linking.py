"""Which articles name which others: what leads nowhere, and what would break."""

from dataclasses import dataclass

from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.models import Article, FormerAddress, Snippet
from helpcentre.domain.knowledge.render import article_links


@dataclass(frozen=True)
class DeadEnds:
    """Slugs and names that a text holds and that nothing is called."""

    articles: tuple[str, ...]
    snippets: tuple[str, ...]


def dead_ends(body: str, language: str) -> DeadEnds:
    slugs = article_links(body)
    there = set(Article.objects.filter(language=language, slug__in=slugs).values_list("slug", flat=True))
    there |= set(FormerAddress.objects.filter(language=language, slug__in=slugs).values_list("slug", flat=True))
    names = list(dict.fromkeys(tokens.SHARED_WORDS.findall(body)))
    known = set(Snippet.objects.filter(language=language, name__in=names).values_list("name", flat=True))
    return DeadEnds(
        tuple(slug for slug in slugs if slug not in there), tuple(name for name in names if name not in known)
    )


def leading_to(article: Article) -> list[Article]:
    """The articles of the same language that link to this one, by its address or one it had."""
    slugs = {article.slug, *article.former_addresses.values_list("slug", flat=True)}
    others = Article.objects.filter(language=article.language).exclude(pk=article.pk)
    found = {row.pk: row for slug in slugs for row in others.filter(body__contains=f"]({slug}")}
    return sorted((row for row in found.values() if slugs & set(article_links(row.body))), key=lambda row: row.title)


def naming(snippet: Snippet) -> list[Article]:
    """The articles into which these words are put."""
    rows = Article.objects.filter(language=snippet.language, body__contains=snippet.name).order_by("title")
    return [row for row in rows if snippet.name in tokens.SHARED_WORDS.findall(row.body)]
