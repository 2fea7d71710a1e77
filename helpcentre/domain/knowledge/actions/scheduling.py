"""What has come due: published and taken back by the clock."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Revision

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import faults
from helpcentre.domain.knowledge.actions.articles import user_of
from helpcentre.domain.knowledge.models import Announcement, Article
from helpcentre.domain.people.models import Person

logger = logging.getLogger(__name__)

_MODELS: tuple[type[Article | Announcement], ...] = (Article, Announcement)


@dataclass
class Due:
    """How many rows were published and taken back, and how many could not be."""

    published: int = 0
    unpublished: int = 0
    failed: int = 0


def publish_due(*, actor: Actor) -> Due:
    """Take back what has expired, then publish what is to go live by now. Each row is a transaction of its own.

    A row that fails is logged and left for the next call; the others go on. Twice is once. What is past its expiry
    already when its day comes never stands for a minute: it is taken back at once.
    """
    done, user, now = Due(), user_of(actor), clock.now()
    _expire(done, user, now)
    waiting = Revision.objects.filter(
        approved_go_live_at__lte=now, content_type__in=ContentType.objects.get_for_models(*_MODELS).values()
    )
    due = waiting.order_by("approved_go_live_at", "id").values_list("pk", flat=True)
    done.published = _each(due, lambda pk: _publish(pk, user, now), done)
    if done.published:
        _expire(done, user, now)
    return done


def _expire(done: Due, user: Person | None, now: datetime) -> None:
    for model in _MODELS:
        gone = model._default_manager.filter(live=True, expire_at__lte=now)
        due = gone.order_by("expire_at", "id").values_list("pk", flat=True)
        done.unpublished += _each(due, lambda pk, model=model: _unpublish(model, pk, user, now), done)  # type: ignore[misc]


def _each(due: Iterable[int], act: Callable[[int], bool], done: Due) -> int:
    count = 0
    for pk in list(due):
        try:
            with transaction.atomic():
                count += act(pk)
        except Exception as error:
            done.failed += 1
            logger.error("What is due could not be done: %s", faults.describe(error))
    return count


def _publish(pk: int, user: Person | None, now: datetime) -> bool:
    """Whoever comes second finds nothing to do."""
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return False
    revision.publish(user=user, log_action="wagtail.publish.scheduled", skip_permission_checks=True)
    return True


def _unpublish(model: Any, pk: int, user: Person | None, now: datetime) -> bool:
    row = model._default_manager.select_for_update().filter(pk=pk, live=True, expire_at__lte=now).first()
    if row is None:
        return False
    row.unpublish(set_expired=True, user=user, log_action="wagtail.unpublish.scheduled")
    return True
