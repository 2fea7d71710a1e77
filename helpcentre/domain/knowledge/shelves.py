"""Topics as they stand in each other: every shelf with its articles, and the shelves on it, in order."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from helpcentre.domain.knowledge.models import Article, Audience, Topic

_PUBLISHED = Q(articles__live=True, articles__audience=Audience.PUBLIC)


@dataclass
class Shelf:
    """``count`` is the published articles on it and on all shelves below; ``articles`` its own, where asked for."""

    topic: Topic
    count: int = 0
    articles: list[Article] = field(default_factory=list)
    below: list["Shelf"] = field(default_factory=list)


def outermost(language: str) -> list[Shelf]:
    """The topics that stand in no other, in their order, without those that hold nothing; one query."""
    return [shelf for shelf in _all(language).values() if shelf.topic.parent_id is None and shelf.count]


def shelf(topic: Topic) -> Shelf:
    """``topic`` with its articles and filled shelves, each with their articles; two queries."""
    found = _all(topic.language)[topic.pk]
    inside = {each.topic.pk: each for each in _walk(found)}
    published = Article.objects.filter(live=True, audience=Audience.PUBLIC, topic__in=inside)
    for article in published.order_by("position", "id"):
        inside[article.topic_id].articles.append(article)
    return found


def _all(language: str) -> dict[int, Shelf]:
    """Every topic of ``language`` by its id, in order, with the filled ones below it."""
    rows = Topic.objects.filter(language=language).annotate(article_count=Count("articles", filter=_PUBLISHED))
    shelves = {row.pk: Shelf(row, vars(row)["article_count"]) for row in rows.order_by("position", "id")}
    for shelf in shelves.values():
        if shelf.topic.parent_id in shelves:
            shelves[shelf.topic.parent_id].below.append(shelf)
    for shelf in shelves.values():
        if shelf.topic.parent_id is None:
            _sum_up(shelf)
    return shelves


def _sum_up(shelf: Shelf) -> int:
    shelf.count += sum(_sum_up(each) for each in shelf.below)
    shelf.below = [each for each in shelf.below if each.count]
    return shelf.count


def _walk(shelf: Shelf) -> list[Shelf]:
    return [shelf, *(deeper for each in shelf.below for deeper in _walk(each))]
