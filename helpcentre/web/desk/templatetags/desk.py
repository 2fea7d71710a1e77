"""Words and small shapes of the desk's templates: ``{% load desk %}``."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from helpcentre.base.core import clock, references
from helpcentre.base.promises.monthly import Figure, Line, Words
from helpcentre.base.ui import clock as spoken
from helpcentre.domain.knowledge import announcements
from helpcentre.domain.knowledge.announcements import Incident
from helpcentre.domain.knowledge.models import AnnouncementKind
from helpcentre.domain.people.contact import shown_phone
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Channel, Message, Priority, RelationKind, Side, TagColour
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX
from helpcentre.domain.tickets.selectors import Entry, Related
from helpcentre.web.desk import history

register = template.Library()

CHANNEL_ICONS = {Channel.WEB: "web", Channel.PHONE: "call", Channel.WALK_IN: "shop"}


@register.simple_tag
def incidents() -> list[Incident]:
    """What does not work right now, in the reader's language where it is written in it."""
    standing = announcements.incidents(translation.get_language() or "en")
    return [each for each in standing if each.kind == AnnouncementKind.INCIDENT]  # the team knows its own notices


@register.filter
def waited(since: datetime | None) -> str:
    """How long somebody has waited: ``just now``, ``18 min``, ``3 h 10 min``, ``2 days``."""
    return "" if since is None else lasted(clock.now() - since)


@register.filter
def lasted(time: timedelta) -> str:
    """The same of a length of time."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes == 0:
        return _("just now")
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    days = minutes // (24 * 60)
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


@register.filter
def figure(value: Figure) -> str:
    """A figure of the monthly report: a number, a length of time, a moment, or nothing."""
    match value:
        case None:
            return "–"
        case timedelta():
            return lasted(value) if value >= timedelta(minutes=1) else _("under a minute")
        case datetime():
            return date_format(timezone.localtime(value), "j M, H:i")
    return f"{value:,}"


@register.filter
def under(line: Line, columns: tuple[Words, ...]) -> list[tuple[Words, Figure]]:
    """The figures of a line, each with the name of its column."""
    return list(zip(columns, line.figures, strict=True))


@register.filter
def moment(at: datetime) -> str:
    """When, as short as it stays clear: the time today, else the day and the time."""
    local = timezone.localtime(at)
    days = (timezone.localdate() - local.date()).days
    time = spoken.clock_time(at)
    if days == 0:
        return time
    if days == 1:
        return _("yesterday %(time)s") % {"time": time}
    return f"{_short_day(local)}, {time}"


@register.filter
def lately(at: datetime | None) -> str:
    """The same for a list, where the day is enough: ``5:01 pm``, ``yesterday``, ``3 Nov``."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    days = (timezone.localdate() - local.date()).days
    return {0: spoken.clock_time(at), 1: _("yesterday")}.get(days) or _short_day(local)


@register.filter
def back_on(ends_at: datetime) -> str:
    """The day on which somebody is back: ``tomorrow``, ``on Mon 30 Nov``."""
    local = timezone.localtime(ends_at)
    if (local.date() - timezone.localdate()).days <= 1:
        return _("tomorrow") if local.date() > timezone.localdate() else _("later today")
    return _("on %(day)s") % {"day": date_format(local, "D j M")}


def _short_day(local: datetime) -> str:
    return date_format(local, "j M" if local.year == timezone.localdate().year else "j M Y")


@register.filter
def channel_icon(channel: str) -> str:
    return CHANNEL_ICONS[Channel(channel)]


@register.filter
def channel_word(channel: str) -> str:
    return {Channel.WEB: _("web form"), Channel.PHONE: _("phone call"), Channel.WALK_IN: _("in person")}[
        Channel(channel)
    ]


@register.filter
def speaks_last(message: Message | None) -> bool:
    """Whether the customer said the last word, so that somebody should read it."""
    return message is not None and message.side == Side.CUSTOMER


@register.filter
def said(body: str) -> SafeString:
    """A message as it was typed: paragraphs, line breaks, links. All else is escaped."""
    paragraphs = [part for part in body.split("\n\n") if part.strip()]
    linked = (urlize(part.strip("\n"), nofollow=True, autoescape=True).replace("\n", "<br>") for part in paragraphs)
    marked = "".join(f"<p>{part}</p>" for part in linked)
    return mark_safe(marked.replace('rel="nofollow"', 'rel="noopener noreferrer nofollow" target="_blank"'))  # noqa: S308


@register.simple_tag
def face(person: Person | None, me: Person | None = None, role: str = "", size: str = "") -> SafeString:
    """Initials in a circle: solid green is me, kraft a colleague, sand the customer, a dashed ring nobody."""
    if person is None:
        return format_html('<i class="face none {}" title="{}">+</i>', size, _("Nobody yet"))
    kind = "me" if me is not None and person.pk == me.pk else role
    return format_html(
        '<i class="face {} {}" title="{}" aria-hidden="true">{}</i>', kind, size, person.name, person.initials
    )


@register.filter
def deed(entry: Entry) -> str:
    """An event of the ticket's history in plain words; empty when the conversation says it already."""
    return history.words(entry)


@register.filter
def deed_icon(entry: Entry) -> str:
    return history.icon(entry)


@register.filter
def priority_word(priority: int) -> str:
    return {
        Priority.LOW: _("Can wait"),
        Priority.NORMAL: pgettext("priority", "Usual"),
        Priority.HIGH: pgettext("priority", "High"),
        Priority.URGENT: _("Urgent"),
    }[Priority(priority)]


@register.filter
def field_kind(kind: str) -> str:
    return {
        "text": pgettext("field", "A line of text"),
        "number": pgettext("field", "A number"),
        "choice": pgettext("field", "One of a list"),
        "date": pgettext("field", "A day"),
        "tick": pgettext("field", "Yes or no"),
    }[kind]


@register.filter
def colour_word(colour: str) -> str:
    return {
        TagColour.SAND: pgettext("colour", "Sand"),
        TagColour.GREEN: pgettext("colour", "Green"),
        TagColour.AMBER: pgettext("colour", "Amber"),
        TagColour.CLAY: pgettext("colour", "Red"),
        TagColour.KRAFT: pgettext("colour", "Brown"),
    }[TagColour(colour)]


@register.filter
def ahead(at: datetime) -> str:
    """A day to come: ``tomorrow, 8:00 am``."""
    return history.day_ahead(at)


@register.filter
def weekday_name(at: datetime) -> str:
    return date_format(timezone.localtime(at), "l")


@register.filter
def shortday(at: datetime) -> str:
    return _short_day(timezone.localtime(at))


@register.filter
def reference(number: int) -> str:
    """What people say for the ticket with this id."""
    return references.make(REFERENCE_PREFIX, number)


@register.filter
def names(people: list[Person]) -> str:
    """Several people in a sentence; an address for one without a name."""
    return ", ".join(person.name or person.email or shown_phone(person.phone or "") for person in people)


@register.filter
def relation_word(related: Related) -> str:
    """How this ticket stands to the other."""
    words = {
        (RelationKind.RELATED, False): _("related"),
        (RelationKind.RELATED, True): _("related"),
        (RelationKind.DUPLICATE, False): _("this is a duplicate of it"),
        (RelationKind.DUPLICATE, True): _("a duplicate of this"),
        (RelationKind.CAUSED_BY, False): _("caused this"),
        (RelationKind.CAUSED_BY, True): _("caused by this"),
    }
    return words[RelationKind(related.kind), related.back]


@register.filter
def phone(e164: str) -> str:
    """A stored number as people write it."""
    return shown_phone(e164)
