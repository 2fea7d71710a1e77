from django.db import transaction
from django.db.models import QuerySet

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models import Topic


def move_topic(*, actor: Actor, topic: Topic, steps: int) -> None:
    """Move a topic among those that stand beside it: -1 is one up. The same topic in the other language goes along.

    Its neighbours are numbered anew, so that no two share a place. Moving past an end leaves it there.
    """
    with transaction.atomic():
        order = list(_beside(topic).select_for_update())
        here = next(at for at, each in enumerate(order) if each.pk == topic.pk)
        order.insert(max(0, min(len(order) - 1, here + steps)), order.pop(here))
        for position, each in enumerate(order):
            same = Topic.objects.filter(translation_key=each.translation_key).exclude(position=position)
            for moved in same.values_list("pk", flat=True):
                Topic.objects.filter(pk=moved).update(position=position)
                log.record(events.TOPIC_CHANGED, moved, actor=actor)


def _beside(topic: Topic) -> QuerySet[Topic]:
    return Topic.objects.filter(language=topic.language, parent=topic.parent).order_by("position", "id")
