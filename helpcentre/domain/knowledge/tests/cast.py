"""Two topics and the answers of a small Help Centre."""

import uuid

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article, Topic

EDITOR = Actor.system()


def topic(key: str = "payments", language: str = "en", **facts: object) -> Topic:
    named = {"slug": f"{key}-{language}", "title": key.title(), **facts}
    return actions.put_topic(actor=EDITOR, key=key, language=language, **named).row  # type: ignore[arg-type]


def article(slug: str, *, publish: bool = True, language: str = "en", **facts: object) -> Article:
    shelf = facts.pop("topic", None) or topic(language=language)
    named = {"title": slug.replace("-", " ").capitalize(), "body": f"About {slug}.", **facts}
    saved = actions.put_article(
        actor=EDITOR,
        language=language,
        slug=slug,
        topic=shelf,
        **named,  # type: ignore[arg-type]
    )
    return actions.publish_article(actor=EDITOR, article=saved.row) if publish else saved.row


def pair(
    english: str, swahili: str, topics: tuple[Topic | None, Topic | None] = (None, None)
) -> tuple[Article, Article]:
    key = uuid.uuid4()
    return (
        article(english, topic=topics[0], translation_key=key),
        article(swahili, topic=topics[1], language="sw", translation_key=key),
    )


def translated(article: Article, source: Article) -> None:
    """``article`` was made from what ``source`` says now."""
    Article.objects.filter(pk=article.pk).update(source=source, source_revision_id=source.live_revision_id)
