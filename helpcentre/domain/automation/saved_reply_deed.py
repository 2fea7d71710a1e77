"""Answering with a saved reply of the team: its words alone, in the customer's language."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.answering import placeholders
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.automation.deeds import Deed, Doing, NotPossibleError, is_id, register
from helpcentre.domain.people.models import Language
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import MessageKind


def _shared() -> QuerySet[SavedReply]:
    return SavedReply.objects.filter(owner=None, kind=MessageKind.REPLY)


def usable() -> list[SavedReply]:
    """The team's replies that have words in every language, by name: nobody is answered in one they did not ask in."""
    rows = _shared().prefetch_related("texts").order_by("name", "id")
    return [row for row in rows if len({text.language for text in row.texts.all()}) == len(Language)]


def _answer(doing: Doing, value: int) -> None:
    reply = _shared().filter(pk=value).first()
    words = reply.texts.filter(language=doing.ticket.language).first() if reply else None
    if words is None:
        raise NotPossibleError("saved reply")
    speaker = doing.speaker
    actions.send_reply(
        actor=doing.actor,
        ticket=doing.ticket,
        author=speaker,
        body=placeholders.fill(words.body, doing.ticket, speaker),
        key=f"{doing.key}-saved",
        status=doing.ticket.status,
    )


register(Deed("saved_reply", _("Answer with a saved reply"), is_id, _answer))
