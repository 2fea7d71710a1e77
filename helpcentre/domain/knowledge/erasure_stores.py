"""What an erasure must make anew of articles: the search index, and the pages that the front keeps."""

from helpcentre.base.core.actor import Actor
from helpcentre.base.inventory.stores import derived
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.publishing import tell_public


def _tell_public(articles: list[int]) -> None:
    for article in Article.objects.filter(pk__in=articles, live=True):
        tell_public(article, Actor.system())


derived("knowledge.Article", _tell_public)
