"""What is new to readers: an article that was not there, or one whose text changed in substance."""

from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article, Audience, Topic

FRESH = timedelta(days=60)


def newest(language: str, n: int = 4) -> list[Article]:
    """Up to ``n`` public articles that became news in the last 60 days, newest first."""
    fresh = Article.objects.filter(language=language, live=True, audience=Audience.PUBLIC)
    return list(fresh.filter(news_at__gte=clock.now() - FRESH).order_by("-news_at", "-id")[:n])


def latest(language: str, topic: Topic | None = None, n: int = 30) -> list[Article]:
    """Up to ``n`` public articles by the day of their last publication, for feeds. Topics stand for those below too."""
    live = Article.objects.filter(language=language, live=True, audience=Audience.PUBLIC)
    if topic is not None:
        inside = [topic.pk, *Topic.objects.filter(parent=topic).values_list("pk", flat=True)]
        inside += Topic.objects.filter(parent__parent=topic).values_list("pk", flat=True)
        live = live.filter(topic__in=inside)
    return list(live.select_related("topic").order_by("-updated_at", "-id")[:n])
