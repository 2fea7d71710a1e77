"""A ticket as a row of a list, drawn by hand.

A list draws thirty to fifty rows, and a template took a millisecond for each: longer than all queries of the page.
Whatever comes from outside goes through ``format_html``, which escapes it.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.core import references
from helpcentre.base.ui import icons
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Channel, Side, Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX
from helpcentre.web.desk.templatetags import clocks
from helpcentre.web.desk.templatetags.desk import CHANNEL_ICONS, channel_word, face, lately, waited

LONGEST = 140  # characters of the last message
MOST_TAGS = 3
_NOTHING = mark_safe("")

_ROW = """<li class="row{}" id="row-{}">{}
<div class="what" lang="{}"><a href="{}{}">{}</a>{}<span>{}{}</span></div>
<div class="who"><b>{}</b><span>{}</span></div>
<div class="hand">{}</div>
<div class="due">{}</div></li>"""
_PICK = '<label class="pick">{}<input type="checkbox" name="ticket" value="{}" form="bulk" aria-label="{}"></label>'
_TAKE = (
    '<button class="take" form="bulk" formaction="{}assignment/" name="assignee" value="me" title="{}" '
    'aria-label="{}"><i class="face none" aria-hidden="true">+</i></button>'
)


@dataclass(frozen=True)
class Look:
    """What the rows of a page have in common. ``picks``: they can be chosen; ``by_wait``: the longest wait is first."""

    me: Person | None
    picks: bool
    by_wait: bool


def row(context: Context, ticket: Ticket, way: str, look: Look) -> SafeString:
    """``way`` is what the address of the ticket carries; what it shows was read along with the ticket."""
    said, words = ticket.last_message, _words(get_language())
    is_theirs = said is not None and said.side == Side.CUSTOMER
    address = _addresses().replace(_STAND_IN, ticket.reference)
    mark = icons.put(context, *words.channels[ticket.channel])
    return format_html(
        _ROW,
        " new" if ticket.waiting_since and is_theirs else "",
        ticket.pk,
        format_html(_PICK, mark, ticket.pk, ticket.reference) if look.picks else mark,
        ticket.language,
        address,
        way,
        ticket.subject or words.erased,
        _labels(ticket),
        _NOTHING if is_theirs else icons.put(context, "reply", words.answered),
        shortened(said.as_text) if said is not None else "",
        ticket.requester.name or words.somebody,
        ticket.business.place if ticket.business else ticket.reference,
        _hand(ticket, address, look.me),
        _due(context, ticket, look.by_wait),
    )


def shortened(text: str) -> str:
    """At most 140 characters, the last of them ``…`` when there is more."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _labels(ticket: Ticket) -> SafeString:
    worn = [each.tag for each in ticket.ticket_tags.all()]
    if not worn:
        return _NOTHING
    shown = format_html_join(
        "", '<li class="tag {}"><span>{}</span></li>', ((tag.colour, tag.name) for tag in worn[:MOST_TAGS])
    )
    more = len(worn) - MOST_TAGS
    rest = format_html('<li class="meta num">+{}</li>', more) if more > 0 else _NOTHING
    return format_html('<ul class="labels">{}{}</ul>', shown, rest)


def _hand(ticket: Ticket, address: str, me: Person | None) -> SafeString:
    """Who has it, or the button that takes it."""
    if ticket.assignee:
        return face(ticket.assignee, me, "k")
    if ticket.is_closed:
        return _NOTHING
    taking = _("Take %(reference)s") % {"reference": ticket.reference}
    return format_html(_TAKE, address, _("Nobody yet: take it"), taking)


def _due(context: Context, ticket: Ticket, by_wait: bool) -> SafeString:
    """What its clock says; without one how long it waits, or when it moved."""
    if ticket.due_at and not ticket.is_closed:
        due = clocks.due(ticket.due_at)
        if not due.tone:
            return format_html('<span class="meta num" title="{}">{}</span>', due.by, due.words)
        sign = icons.put(context, "warn" if due.tone == "late" else "clock")
        return format_html('<span class="chip num {}" title="{}">{}{}</span>', due.tone, due.by, sign, due.words)
    if ticket.waiting_since:
        sign = icons.put(context, "clock", _words(get_language()).waiting)
        since = waited(ticket.waiting_since)
        return format_html('<span class="chip num{}">{}{}</span>', "" if by_wait else " wait", sign, since)
    moved = ticket.closed_at if ticket.is_closed else ticket.updated_at
    return format_html('<span class="meta num">{}</span>', lately(moved))


@dataclass(frozen=True)
class _Words:
    channels: dict[str, tuple[str, str]]
    answered: str
    somebody: str
    erased: str
    waiting: str


@lru_cache(maxsize=8)
def _words(language: str | None) -> _Words:
    """What every row says, once for each language. ``language`` is the one that is spoken now."""
    channels = {each.value: (CHANNEL_ICONS[each], channel_word(each)) for each in Channel}
    return _Words(channels, _("We answered:"), _("Somebody"), _("A request that was erased"), _("Waiting for us"))


_STAND_IN = references.make(REFERENCE_PREFIX, 1)


@lru_cache(maxsize=1)
def _addresses() -> str:
    return reverse("desk:ticket", args=[_STAND_IN])
