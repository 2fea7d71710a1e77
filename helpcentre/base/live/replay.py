"""What a reader missed while it was away."""

from django.db import close_old_connections
from django.db.models import Q

from helpcentre.base.events.models import Event
from helpcentre.base.live.hints import is_hint
from helpcentre.base.live.topics import Interest, Seen

LIMIT = 200  # events replayed one by one
REACH = 20_000  # ids looked through


def missed(interest: Interest, after: int, until: int) -> list[Seen] | None:
    """Events with ``after < id <= until`` that ``interest`` wants, oldest first; None when there are too many to tell.

    Blocking: call it in a thread.
    """
    if until - after > REACH:
        return None
    close_old_connections()
    try:
        rows = (
            Event.objects.filter(_condition(interest), id__gt=after, id__lte=until)
            .order_by("id")
            .values_list("id", "kind", "subject_kind", "subject_id")
        )
        found = [Seen(*row) for row in rows[: LIMIT + 1]]
    finally:
        close_old_connections()
    return found if len(found) <= LIMIT else None


def _condition(interest: Interest) -> Q:
    condition = Q(pk__in=[])
    for (subject, id_), kinds in interest.wanted.items():
        if is_hint(subject):
            continue  # of which nothing is kept
        part = Q(subject_kind=subject)
        if id_ is not None:
            part &= Q(subject_id=id_)
        if kinds is not None:
            part &= Q(kind__in=sorted(kinds))
        condition |= part
    return condition
