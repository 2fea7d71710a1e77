"""Where an article stands, as its authors see it: several things can be true at once."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article


class State(models.TextChoices):
    LIVE = "live", _("live")
    CHANGED = "changed", _("live, with a newer draft")
    DRAFT = "draft", _("draft")
    EXPIRED = "expired", _("expired")
    SCHEDULED = "scheduled", _("scheduled")
    IN_REVIEW = "in_review", _("in review")
    OUTDATED = "outdated", _("outdated translation")
    PAST_REVIEW = "past_review", _("past its review date")


def with_states(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Adds what ``states`` reads beside the columns: one query for a whole list."""
    kind = ContentType.objects.get_for_model(Article)
    key = Cast(OuterRef("pk"), models.CharField())
    mine = {"base_content_type": kind, "object_id": key}
    return articles.annotate(
        is_in_review=Exists(WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, **mine)),
        is_scheduled=Exists(Revision.objects.filter(approved_go_live_at__isnull=False, **mine)),
        newest_of_source=F("source__live_revision_id"),
    )


def states(article: Article) -> list[State]:
    """The states of a row that ``with_states`` fetched, what matters first."""
    told = []
    if article.is_in_review:
        told.append(State.IN_REVIEW)
    if article.is_scheduled:
        told.append(State.SCHEDULED)
    if article.live:
        told.append(State.CHANGED if article.has_unpublished_changes else State.LIVE)
    else:
        told.append(State.EXPIRED if article.expired else State.DRAFT)
    if article.newest_of_source not in (None, article.source_revision_id):
        told.append(State.OUTDATED)
    if article.review_by and article.review_by < clock.now().date():
        told.append(State.PAST_REVIEW)
    return told


def condition(state: str) -> Q:
    """The same as a filter, on articles from ``with_states``."""
    outdated = Q(newest_of_source__isnull=False) & (
        ~Q(newest_of_source=F("source_revision_id")) | Q(source_revision__isnull=True)
    )
    return {
        State.LIVE: Q(live=True),
        State.CHANGED: Q(live=True, has_unpublished_changes=True),
        State.DRAFT: Q(live=False, expired=False),
        State.EXPIRED: Q(live=False, expired=True),
        State.SCHEDULED: Q(is_scheduled=True),
        State.IN_REVIEW: Q(is_in_review=True),
        State.OUTDATED: outdated,
        State.PAST_REVIEW: Q(review_by__lt=clock.now().date()),
    }[State(state)]
