from django.db.models import Count, QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.tickets import tags
from helpcentre.domain.tickets.models import Tag, Ticket

SUGGESTIONS = 12
MOST_LISTED = 500


def tags_of(ticket: Ticket) -> list[Tag]:
    """A ticket's tags by name."""
    return _tags(ticket=ticket.pk)


@prepared
def _tags(ticket: One) -> QuerySet[Tag]:
    return Tag.objects.filter(ticket_tags__ticket=ticket).order_by("key")


def suggested_tags(typed: str = "") -> list[Tag]:
    """Tags that begin with the last name being typed; with nothing typed, the newest ones."""
    began = tags.key_of(typed[:200].rpartition(",")[2].strip().lstrip("#"))
    if not began:
        return _newest()
    return list(Tag.objects.filter(key__startswith=began).order_by("key")[:SUGGESTIONS])


@prepared
def _newest() -> QuerySet[Tag]:
    return Tag.objects.order_by("-id")[:SUGGESTIONS]


def tags_with_counts() -> list[Tag]:
    """Every tag by name with ``tickets``, on how many tickets it stands; at most 500."""
    return list(Tag.objects.annotate(tickets=Count("ticket_tags")).order_by("key")[:MOST_LISTED])


def tag(number: int) -> Tag | None:
    return Tag.objects.filter(pk=number).first()
