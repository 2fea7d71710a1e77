"""The history of a ticket in plain words. One sentence and one icon for each kind of event that is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helpcentre.base.core.actor import ActorKind
from helpcentre.base.ui import clock as spoken
from helpcentre.domain.tickets.models import Channel, Priority, Woken
from helpcentre.domain.tickets.models.attachment import Removal
from helpcentre.domain.tickets.selectors import Entry

Say = Callable[[Entry], str]


@dataclass(frozen=True)
class Sentence:
    """``say`` gives words with ``%(who)s`` and ``%(other)s`` in it, or nothing when the conversation says it already.

    ``unnamed`` stands for what is done with, when its name is gone.
    """

    say: Say
    icon: str | Callable[[Entry], str] = "user"
    unnamed: Callable[[], str] = lambda: _("a colleague")


def words(entry: Entry) -> str:
    """The sentence of an event; empty for one that needs none."""
    sentence = SENTENCES.get(entry.kind)
    if sentence is None:
        return ""
    names = {"who": entry.actor_name or _("The system"), "other": entry.other_name or sentence.unnamed()}
    return sentence.say(entry) % names


def icon(entry: Entry) -> str:
    """The icon before it."""
    sentence = SENTENCES.get(entry.kind)
    drawn = sentence.icon if sentence else "user"
    return drawn if isinstance(drawn, str) else drawn(entry)


def fact(entry: Entry, key: str) -> str:
    """One value of the event, as text; empty when it carries none."""
    value = entry.event.data.get(key) if entry.event else None
    return "" if value is None else str(value)


def _created(entry: Entry) -> str:
    return "" if fact(entry, "channel") == Channel.WEB else _("%(who)s wrote it down")


def _assigned(entry: Entry) -> str:
    event = entry.event
    if event is None or not event.data.get("assignee"):
        return _("%(who)s put it back for anybody to take")
    if event.data["assignee"] == event.actor_id:
        return _("%(who)s took it")
    return _("%(who)s gave it to %(other)s")


def _team(entry: Entry) -> str:
    given = bool(fact(entry, "team"))
    return _("%(who)s gave it to the team %(other)s") if given else _("%(who)s took it out of its team")


def _moved(entry: Entry) -> str:
    match fact(entry, "status"):
        case "closed":
            return _("%(who)s closed it")
        case "pending":
            return _("%(who)s set it to wait for the customer")
    was_closed = fact(entry, "previous") == "closed"
    return _("%(who)s opened it again") if was_closed else _("%(who)s set it to wait for us")


def _moved_icon(entry: Entry) -> str:
    return {"closed": "check", "pending": "clock"}.get(fact(entry, "status"), "reply")


def _priority(entry: Entry) -> str:
    return {
        str(Priority.LOW): _("%(who)s said that it is not urgent at all"),
        str(Priority.NORMAL): _("%(who)s gave it the usual priority"),
        str(Priority.HIGH): _("%(who)s gave it high priority"),
        str(Priority.URGENT): _("%(who)s said that it is urgent"),
    }.get(fact(entry, "priority"), "")


def _redacted(entry: Entry) -> str:
    signs = int(fact(entry, "signs") or 0)
    said = ngettext(
        "%(who)s blacked out {signs} letter in a message", "%(who)s blacked out {signs} letters in a message", signs
    )
    return said.replace("{signs}", str(signs))


def _taken_out(entry: Entry) -> str:
    if fact(entry, "why") == Removal.VIRUS:
        return _("A virus was found in a file, so it was taken out of the message")
    return _("%(who)s took a file out of a message")


def _attached(_entry: Entry) -> str:
    return _("%(who)s said that it is about a known problem")


def _requester_merged(_entry: Entry) -> str:
    return _("%(who)s merged two records of one person: both are %(other)s")


def _filled(entry: Entry) -> str:
    """What a customer answered when they asked is no deed of its own."""
    is_staff = entry.event is not None and entry.event.actor_kind == ActorKind.STAFF
    return _("%(who)s changed what stands in the fields") if is_staff else ""


def _snoozed(entry: Entry) -> str:
    if entry.until is None:
        return _("%(who)s put it away")
    return _("%(who)s put it away until {day}").replace("{day}", day_ahead(entry.until))


def _woken(entry: Entry) -> str:
    match fact(entry, "why"):
        case Woken.TIME:
            return _("It came back, as it should")
        case Woken.CUSTOMER:
            return _("It came back because the customer wrote")
        case Woken.STAFF:
            return _("%(who)s fetched it back")
    return ""


def _is_own(entry: Entry) -> bool:
    return entry.event is not None and entry.event.data.get("person") == entry.event.actor_id


def _followed(entry: Entry) -> str:
    return _("%(who)s follows it") if _is_own(entry) else _("%(who)s lets %(other)s follow it")


def _unfollowed(entry: Entry) -> str:
    return _("%(who)s follows it no more") if _is_own(entry) else _("%(who)s took %(other)s off its followers")


def day_ahead(moment: datetime) -> str:
    """A day to come: ``tomorrow, 8:00 am``, ``Monday 30 Nov, 8:00 am``."""
    local = timezone.localtime(moment)
    days = (local.date() - timezone.localdate()).days
    time = spoken.clock_time(moment)
    if days == 1:
        return _("tomorrow, %(time)s") % {"time": time}
    year = "" if local.year == timezone.localdate().year else " Y"
    return f"{date_format(local, f'l j M{year}')}, {time}"


def _a_tag() -> str:
    return _("a tag that is gone")


SENTENCES: dict[str, Sentence] = {
    "ticket.created": Sentence(_created, "pen"),
    "ticket.assigned": Sentence(_assigned),
    "ticket.team.changed": Sentence(_team),
    "ticket.status.changed": Sentence(_moved, _moved_icon),
    "ticket.link.revoked": Sentence(lambda _entry: _("%(who)s stopped the private link"), "lock"),
    "ticket.participant.added": Sentence(lambda _entry: _("%(who)s added %(other)s to the conversation")),
    "ticket.requester.merged": Sentence(_requester_merged, "merge", lambda: _("whoever asked")),
    "ticket.priority.changed": Sentence(_priority, "flag"),
    "ticket.tag.added": Sentence(lambda _entry: _("%(who)s added the tag “%(other)s”"), "tag", _a_tag),
    "ticket.tag.removed": Sentence(lambda _entry: _("%(who)s took the tag “%(other)s” off"), "tag", _a_tag),
    "ticket.snoozed": Sentence(_snoozed, "moon"),
    "ticket.woken": Sentence(_woken, "moon"),
    "ticket.spam.marked": Sentence(lambda _entry: _("%(who)s marked it as spam"), "warn"),
    "ticket.spam.unmarked": Sentence(lambda _entry: _("%(who)s said that it is no spam"), "reply"),
    "ticket.followed": Sentence(_followed, "eye"),
    "ticket.unfollowed": Sentence(_unfollowed, "eye"),
    "ticket.merged": Sentence(lambda _entry: _("%(who)s merged it into %(other)s"), "merge"),
    "ticket.origin.merged": Sentence(lambda _entry: _("%(who)s merged %(other)s into this"), "merge"),
    "ticket.parted": Sentence(lambda _entry: _("It stands on its own again, parted from %(other)s"), "reply"),
    "ticket.origin.parted": Sentence(lambda _entry: _("%(other)s stands on its own again"), "reply"),
    "ticket.related": Sentence(lambda _entry: _("%(who)s linked it to %(other)s"), "link"),
    "ticket.unrelated": Sentence(lambda _entry: _("%(who)s took the link to %(other)s away"), "link"),
    "ticket.message.redacted": Sentence(_redacted, "lock"),
    "ticket.attachment.removed": Sentence(_taken_out, "lock"),
    "ticket.attachment.unchecked": Sentence(
        lambda _entry: _("A file turned out to be too large to be checked for viruses"), "warn"
    ),
    "ticket.problem.attached": Sentence(_attached, "warn"),
    "ticket.problem.detached": Sentence(lambda _entry: _("%(who)s said that it is about no known problem"), "warn"),
    "ticket.form.chosen": Sentence(lambda _entry: _("%(who)s changed which form it answers"), "pen"),
    "ticket.answers.changed": Sentence(_filled, "pen"),
    "ticket.participant.removed": Sentence(lambda _entry: _("%(who)s took %(other)s out of the conversation")),
}
