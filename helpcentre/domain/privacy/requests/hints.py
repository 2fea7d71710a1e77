"""Whether a text asks to see or delete data, in English or Kiswahili. A hint to a person, who decides; never a rule."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpcentre.domain.privacy.models import Kind
from helpcentre.domain.tickets.models import Message, MessageKind, Side

_READ = 1_500  # characters of a message; who asks says it early
MOST = 30  # messages, the newest
_GAP = r"(?:\W+\w+){0,4}?\W+"
_DATA_EN = r"(?:data|information|info|details|records?|account|profile)"
_DATA_SW = r"(?:taarifa|data|maelezo|habari|kumbukumbu|akaunti)"
_MINE_SW = r"(?:zangu|yangu|langu|yetu|zetu|zote)"
_DELETE = re.compile(
    rf"\b(?:delete|erase|remove|wipe|destroy|forget){_GAP}(?:my|our|all){_GAP}?{_DATA_EN}\b"
    rf"|\b(?:delete|erase|remove|forget)\W+(?:my|our)\W+{_DATA_EN}\b|\bforget\W+(?:about\W+)?me\b|\bto\W+be\W+forgotten\b"
    rf"|\b\w*(?:futa|fute|futia|futie|futieni|futwa|futiwa|ondoa|ondoe|ondolea|ondolee)\w{{0,4}}{_GAP}?{_DATA_SW}\W+{_MINE_SW}\b"
    rf"|\b\w*(?:futa|fute|futia|futie|ondoa|ondoe)\w{{0,4}}\W+{_DATA_SW}\W+{_MINE_SW}\b|\b\w*(?:nisahau|nisahauni)\b"
)
_ACCESS = re.compile(
    rf"\b(?:copy|see|view|download|export|access|send|give|show|request){_GAP}?(?:my|our)\W+(?:personal\W+)?{_DATA_EN}\b"
    rf"|\b(?:what|which)\W+(?:personal\W+)?(?:data|information|info)\W+(?:do\W+)?you\W+(?:hold|have|keep|store)\b"
    rf"|\b\w*(?:one|onyesha|onyeshe|onyesheni|ona|pe|peni|tumie|tumieni|pata)\W+{_DATA_SW}\W+{_MINE_SW}\b"
    rf"|\bnakala\W+ya\W+{_DATA_SW}\W+{_MINE_SW}\b|\bmna(?:jua|zo|yo|tunza)?\W+(?:nini|{_DATA_SW}\W+gani)\b.{{0,40}}\b(?:zangu|kunihusu|mimi)\b"
)


@dataclass(frozen=True)
class Hint:
    """What a message seems to ask, and the message, from whose arrival the clock would run."""

    kind: Kind
    message: Message


def read(text: str) -> Kind | None:
    """What a text seems to ask for. Deletion first: who asks for both wants the data gone in the end."""
    said = text[:_READ].lower()
    if _DELETE.search(said):
        return Kind.DELETE
    return Kind.ACCESS if _ACCESS.search(said) else None


def first(messages: Iterable[Message]) -> Hint | None:
    """The first message of a customer, among the newest, that asks for something of the kind."""
    theirs = [each for each in messages if each.side == Side.CUSTOMER and each.kind == MessageKind.REPLY]
    for message in theirs[-MOST:]:
        if kind := read(message.body):
            return Hint(kind, message)
    return None
