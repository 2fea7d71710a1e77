"""Articles at an address without being the public page there: for fewer readers, moved, in one language only."""

from helpcentre.domain.knowledge.models import Article, Audience, FormerAddress


def guarded(language: str, slug: str) -> Article | None:
    """A live article that is not for everybody. Whoever calls decides who may read it."""
    live = Article.objects.filter(live=True).exclude(audience=Audience.PUBLIC)
    return live.filter(language=language, slug=slug).select_related("topic").first()


def moved(language: str, slug: str) -> Article | None:
    """The article that had this address before. One for the team only stays unknown."""
    live = FormerAddress.objects.filter(article__live=True).exclude(article__audience=Audience.STAFF)
    former = live.filter(language=language, slug=slug).select_related("article").first()
    return former.article if former else None


def in_other_language(language: str, slug: str) -> Article | None:
    """The public article that has or had this address in the other language."""
    public = Article.objects.filter(live=True, audience=Audience.PUBLIC).exclude(language=language)
    found = public.filter(slug=slug).first()
    return found or public.filter(former_addresses__slug=slug).first()


def translation(of: Article, language: str) -> Article | None:
    """The public article that says the same in ``language``."""
    same = Article.objects.filter(translation_key=of.translation_key, live=True, audience=Audience.PUBLIC)
    return same.filter(language=language).first()
