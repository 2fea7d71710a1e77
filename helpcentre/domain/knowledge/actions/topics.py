import uuid

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.actions.saving import Outcome, Saved, save
from helpcentre.domain.knowledge.models import Topic

_SHELVES = uuid.UUID("5a6de0c7-0d53-4f3e-9c3e-1f0a7c1b9d10")  # one key names one shelf, on every machine


def put_topic(
    *,
    actor: Actor,
    key: str,
    language: str,
    slug: str,
    title: str,
    summary: str = "",
    icon: str = "book",
    position: int = 0,
    parent: Topic | None = None,
) -> Saved[Topic]:
    """Create or change the topic ``key`` in one language. Raises ValidationError."""
    with transaction.atomic():
        topic = Topic.objects.select_for_update().filter(key=key, language=language).first()
        topic = topic or Topic(key=key, language=language, translation_key=uuid.uuid5(_SHELVES, key))
        values = {"slug": slug, "title": title, "summary": summary, "icon": icon, "position": position}
        values |= {"parent": parent}
        outcome = save(topic, values)
        if outcome != Outcome.UNCHANGED:
            log.record(events.TOPIC_CHANGED, topic.pk, actor=actor)
    return Saved(topic, outcome)
