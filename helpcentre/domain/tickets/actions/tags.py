"""Tags on a ticket, and the tags themselves."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.tickets import events, tags
from helpcentre.domain.tickets.models import Tag, TagColour, Ticket, TicketTag


def add_tags(*, actor: Actor, ticket: Ticket, names: Iterable[str]) -> list[Tag]:
    """Put tags on a ticket, making those that are new. Returns the ones it did not have. Raises TagError."""
    wanted = {tags.key_of(name): name for name in map(tags.clean_name, names)}
    with transaction.atomic():
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        held = set(TicketTag.objects.filter(ticket=ticket).values_list("tag__key", flat=True))
        if len(held | wanted.keys()) > tags.MOST_TAGS:
            raise tags.TagError("too_many")
        added = [_find_or_make(name, key) for key, name in wanted.items() if key not in held]
        TicketTag.objects.bulk_create(TicketTag(ticket=ticket, tag=tag) for tag in added)
        for tag in added:
            log.record(events.TAG_ADDED, ticket.pk, actor=actor, tag=tag.pk)
    return added


def _find_or_make(name: str, key: str) -> Tag:
    if tag := Tag.objects.filter(key=key).first():
        return tag
    try:
        with transaction.atomic():
            return Tag.objects.create(name=name, key=key)
    except IntegrityError:  # PostgreSQL: a colleague made it at the same instant
        return Tag.objects.get(key=key)


def remove_tag(*, actor: Actor, ticket: Ticket, tag: Tag) -> bool:
    """Take a tag off a ticket; returns whether it was there."""
    with transaction.atomic():
        gone, _ = TicketTag.objects.filter(ticket=ticket, tag=tag).delete()
        if gone:
            log.record(events.TAG_REMOVED, ticket.pk, actor=actor, tag=tag.pk)
    return bool(gone)


def change_tag(*, actor: Actor, tag: Tag, name: str, colour: str) -> Tag:
    """Call a tag differently or give it another colour. Raises TagError, ``taken`` when another tag has the name."""
    name, colour = tags.clean_name(name), TagColour(colour).value
    with transaction.atomic():
        tag = Tag.objects.select_for_update().get(pk=tag.pk)
        if Tag.objects.filter(key=tags.key_of(name)).exclude(pk=tag.pk).exists():
            raise tags.TagError("taken")
        if (tag.name, tag.colour) != (name, colour):
            tag.name, tag.key, tag.colour = name, tags.key_of(name), colour
            tag.save(update_fields=["name", "key", "colour"])
            log.record(events.TAG_CHANGED, tag.pk, actor=actor)
    return tag


def merge_tags(*, actor: Actor, tag: Tag, into: Tag) -> int:
    """Give every ticket with ``tag`` the tag ``into``, and let ``tag`` go. Returns how many tickets had it."""
    if tag.pk == into.pk:
        return 0
    with transaction.atomic():
        list(Tag.objects.select_for_update().filter(pk__in=[tag.pk, into.pk]).order_by("pk"))
        moved = TicketTag.objects.filter(tag=tag)
        count = moved.count()
        moved.exclude(ticket__in=TicketTag.objects.filter(tag=into).values("ticket")).update(tag=into)
        Tag.objects.filter(pk=tag.pk).delete()
        log.record(events.TAG_MERGED, tag.pk, actor=actor, into=into.pk)
    return count


def delete_tag(*, actor: Actor, tag: Tag) -> None:
    """Let a tag go, from every ticket too."""
    with transaction.atomic():
        if Tag.objects.filter(pk=tag.pk).delete()[0]:
            log.record(events.TAG_DELETED, tag.pk, actor=actor)
