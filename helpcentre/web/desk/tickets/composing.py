"""What the composer holds: the words of a form that came back, or the draft that was kept."""

from typing import Any

from helpcentre.base.core import ids
from helpcentre.domain.answering import selectors as answering
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import MessageKind, Status, Ticket
from helpcentre.domain.tickets.sensitive import WARNINGS
from helpcentre.web.desk.access import StaffRequest
from helpcentre.web.desk.tickets.besides import Besides
from helpcentre.web.desk.tickets.forms import MessageForm, new_key


def context(request: StaffRequest, ticket: Ticket, form: MessageForm | None, has: Besides) -> dict[str, Any]:
    """A constant number of queries: drafts, replies that can still be taken back, saved ones."""
    drafts = answering.drafts_of(request.user, ticket) if has.drafts else {}
    bodies = {kind: draft.body for kind, draft in drafts.items()}
    kind, then = _first_kind(bodies), drafts["reply"].then if "reply" in drafts else ""
    macro = drafts[kind].macro if kind in drafts else None
    if form:
        macro = saved_reply(request.user, str(form["macro"].value() or ""))
        kind, then = str(form["kind"].value()), str(form["then"].value() or "")
        bodies[kind] = form["body"].value() or ""
    other = MessageKind.REPLY if kind == MessageKind.NOTE else MessageKind.NOTE
    return {
        "form": form,
        "kind": kind,
        "body": bodies.get(kind, ""),
        "other_body": bodies.get(other, ""),
        "is_kept": not form and bool(bodies),
        "then": then or Status.PENDING.value,
        "key": (form["key"].value() if form else "") or new_key(),
        "held": answering.held_replies(ticket) if has.held_replies else [],
        "macro": macro,
        "warnings": [(kind.value, words) for kind, words in WARNINGS.items()],
        # Without JavaScript they are chosen from a list; a page that has it looks for them when asked.
        "saved": [] if request.htmx else answering.saved_names(request.user),
    }


def saved_reply(person: Person, number: str) -> SavedReply | None:
    """The saved reply whose number was sent, through its door."""
    key = ids.read(number)
    return answering.saved_reply(person, key) if key is not None else None


def _first_kind(bodies: dict[str, str]) -> str:
    """A reply, unless only a note was begun."""
    only_note = MessageKind.NOTE in bodies and MessageKind.REPLY not in bodies
    return MessageKind.NOTE.value if only_note else MessageKind.REPLY.value
