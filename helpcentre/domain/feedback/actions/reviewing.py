"""Somebody looked at an article again and it is still right."""

from datetime import timedelta

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.days import today
from helpcentre.domain.knowledge.models import Article

NEXT_LOOK = timedelta(days=182)


def mark_reviewed(*, actor: Actor, article: Article) -> None:
    """Put the next review half a year ahead, in what is public and in the drafts, whose texts stay as they are."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if article.review_by is None or article.review_by >= today():
            return
        day = today() + NEXT_LOOK
        Article.objects.filter(pk=article.pk).update(review_by=day)
        kept = {article.latest_revision_id, article.live_revision_id} - {None}
        for revision in article.revisions.filter(pk__in=kept):
            revision.content["review_by"] = day.isoformat()
            revision.save(update_fields=["content"])
        log.record(events.ARTICLE_REVIEWED, article.pk, actor=actor)
        keeping.work_out_article(article_id=article.pk)
