"""Clocks in words: ``{% load clocks %}``. Red only when late, amber within the hour, else quiet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helpcentre.base.core import clock
from helpcentre.base.ui import clock as spoken
from helpcentre.domain.service_levels.models import ClockKind, Policy, TicketClock
from helpcentre.domain.service_levels.selectors import Face
from helpcentre.web.desk.service_levels.policy_forms import PRIORITIES

register = template.Library()

SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """``tone`` is the chip's class, empty for plain words; ``by`` says the moment."""

    tone: str
    words: str
    by: str


@register.filter
def due(at: datetime) -> Due:
    """``12 min late``, ``18 min left``, ``3 h 10 min``, and from tomorrow on the day and the time."""
    left = at - clock.now()
    by = _("by %(when)s") % {"when": _moment(at)}
    if left <= timedelta(0):
        return Due("late", _("%(time)s late") % {"time": span(-left)}, by)
    if left < SOON:
        return Due("wait", _("%(time)s left") % {"time": span(left)}, by)
    if timezone.localdate(at) == timezone.localdate():
        return Due("", span(left), by)
    return Due("", _moment(at), by)


def span(length: timedelta) -> str:
    """``18 min``, ``3 h 10 min``, ``2 days``."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": max(1, minutes)}
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest} if rest else _hours(hours)
    days = minutes // (24 * 60)
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def _hours(hours: int) -> str:
    return _("%(hours)d h") % {"hours": hours}


def _moment(at: datetime) -> str:
    """``3:01 pm`` today, else ``Mon 9:10 am`` or ``Mon 30 Nov``."""
    local = timezone.localtime(at)
    days = (local.date() - timezone.localdate()).days
    if days == 0:
        return spoken.clock_time(at)
    if 0 < days < 7:
        return f"{date_format(local, 'D')} {spoken.clock_time(at)}"
    return date_format(local, "D j M")


@register.filter
def answer_by(face: Face) -> str:
    """What is promised, and until when."""
    row = face.clock
    solves = row.kind == ClockKind.RESOLUTION
    if row.due_at is None:
        words = {"time": span(max(face.left, timedelta(0)))}
        return (_("Solve: %(time)s left") if solves else _("Answer: %(time)s left")) % words
    return (_("Solve by %(when)s") if solves else _("Answer by %(when)s")) % {"when": _moment(row.due_at)}


@register.filter
def of_target(face: Face) -> str:
    """``18 min of 1 h left``, in working time."""
    return _("%(left)s of %(target)s left") % {
        "left": span(face.left),
        "target": span(timedelta(minutes=face.clock.target)),
    }


@register.filter
def how_late(face: Face) -> str:
    return _("%(time)s late") % {"time": span(-face.left)}


@register.filter
def kept_in(row: TicketClock) -> str:
    """``First answer after 7 min, in time``."""
    words = {
        ClockKind.FIRST_REPLY: (_("First answer after %(time)s, in time"), _("First answer after %(time)s, late")),
        ClockKind.NEXT_REPLY: (_("Next answer after %(time)s, in time"), _("Next answer after %(time)s, late")),
        ClockKind.RESOLUTION: (_("Solved after %(time)s, in time"), _("Solved after %(time)s, late")),
    }
    in_time, late = words[ClockKind(row.kind)]
    return (late if row.breached_at else in_time) % {"time": span(row.used)}


@register.filter
def for_whom(policy: Policy) -> str:
    """Which tickets a promise is for: ``urgent · Duka Plus``, or everybody's."""
    labels = dict(PRIORITIES)
    parts = [
        _("priority: %(priority)s") % {"priority": labels[str(policy.priority)]} if policy.priority else "",
        _("plan: %(plan)s") % {"plan": policy.plan} if policy.plan else "",
        policy.business.name if policy.business else "",
    ]
    return " · ".join(part for part in parts if part) or _("every ticket")


@register.filter
def promised(policy: Policy) -> str:
    """``first answer 1 h · next 2 h · solved 24 h``. Hours stay hours: a day of working time is not a day."""
    words = {
        ClockKind.FIRST_REPLY: _("first answer %(time)s"),
        ClockKind.NEXT_REPLY: _("next answer %(time)s"),
        ClockKind.RESOLUTION: _("solved %(time)s"),
    }
    times = {kind: policy.target(kind.value) for kind in ClockKind}
    return " · ".join(words[kind] % {"time": _working(minutes)} for kind, minutes in times.items() if minutes)


def _working(minutes: int) -> str:
    return _hours(minutes // 60) if minutes % 60 == 0 else _("%(minutes)d min") % {"minutes": minutes}


@register.filter
def short_weekday(weekday: int) -> str:
    return str(WEEKDAYS_ABBR[weekday])


@register.simple_tag
def ring(face: Face) -> SafeString:
    """How much is left, as a ring that empties, with the minutes or hours inside."""
    minutes = abs(face.minutes_left)
    inside = f"{minutes}" if minutes < 100 else f"{minutes // 60}h" if minutes < 100 * 60 else "…"
    share = 100 if face.is_late else face.share
    return format_html(
        '<svg class="ring" viewBox="0 0 72 72" aria-hidden="true"><circle cx="36" cy="36" r="32"/>'
        '<circle class="left" cx="36" cy="36" r="32" pathLength="100" stroke-dasharray="{} 100" '
        'transform="rotate(-90 36 36)"/><text x="36" y="42" text-anchor="middle">{}</text></svg>',
        share,
        inside,
    )
