"""A question that an article answered before it was sent, and taking that back."""

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.models import Deflection


def record_deflection(*, actor: Actor, article_id: int, key: str) -> Deflection:
    """``article_id`` answered whoever has the form ``key``. One form is one question: the last article named counts."""
    with transaction.atomic():
        found, is_new = Deflection.objects.select_for_update().get_or_create(
            key=key, defaults={"article_id": article_id}
        )
        if is_new or found.article_id != article_id:
            found.article_id = article_id
            found.save()
            log.record(events.QUESTION_ANSWERED, article_id, actor=actor, deflection=found.pk)
    return found


def withdraw_deflection(*, actor: Actor, key: str) -> None:
    """It was no answer after all. Nothing happens, and nothing is locked, when none was recorded."""
    found = Deflection.objects.filter(key=key).first()
    if found is None:
        return
    with transaction.atomic():
        gone, _ = Deflection.objects.filter(pk=found.pk).delete()
        if gone:
            log.record(events.QUESTION_REOPENED, found.article_id, actor=actor, deflection=found.pk)
