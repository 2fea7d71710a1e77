"""An article that was begun from what the team answered may repeat it."""

from typing import Any

from helpcentre.base.core.actor import Actor
from helpcentre.domain.feedback.models import WantedArticle
from helpcentre.domain.knowledge import publishing
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.tickets.blackout import Blackout
from helpcentre.domain.tickets.copies import keeper
from helpcentre.domain.tickets.models import Ticket

_TEXTS = ("title", "summary", "keywords", "body")


@keeper("feedback.article_drafts")
def cover_article(ticket: Ticket, blackout: Blackout) -> None:
    """The article and everything it ever said, published or not."""
    wanted = WantedArticle.objects.select_related("draft").filter(ticket=ticket).first()
    if wanted is None or wanted.draft is None:
        return
    article = wanted.draft
    changed = {name: blackout(getattr(article, name)) for name in _TEXTS}
    for revision in article.revisions.all():
        content, named = _covered(revision.content, blackout), blackout(revision.object_str)
        if not article.live and content.get("title") != revision.content.get("title"):
            content["slug"] = f"draft-{article.pk}"
        if (content, named) != (revision.content, revision.object_str):
            revision.content, revision.object_str = content, named
            revision.save(update_fields=["content", "object_str"])
    if any(changed[name] != getattr(article, name) for name in _TEXTS):
        if changed["title"] != article.title and not article.live:
            changed["slug"] = f"draft-{article.pk}"  # the address was made of the title
        Article.objects.filter(pk=article.pk).update(**changed)
        article.refresh_from_db()
        if article.is_public:
            publishing.tell_public(article, Actor.system())


def _covered(value: Any, blackout: Blackout) -> Any:
    """The same value with every text in it covered. A slug is made of the title's words and cannot hold black."""
    if isinstance(value, str):
        return blackout(value)
    if isinstance(value, dict):
        return {key: each if key == "slug" else _covered(each, blackout) for key, each in value.items()}
    return [_covered(each, blackout) for each in value] if isinstance(value, list) else value
