"""How the screens say what stands in a draft and what is wrong with it."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.taxonomy import Words
from helpcentre.domain.policy import document, facts
from helpcentre.domain.policy.document import Fault, languages
from helpcentre.domain.policy.models import PolicyDraft, PolicyVersion

OVERTAKEN = _("Somebody else changed the draft meanwhile. Look at it again before you go on.")

_FAULTS: tuple[tuple[str, Words], ...] = (
    ("is promised, but no sentence says it", _("no sentence says this promise")),
    ("is kept by no promise", _("name at least one promise that keeps it")),
    ("is not said in every language", _("write it in both languages")),
    ("has no heading in every language", _("write the heading in both languages")),
    ("names promises that there are not", _("it names a promise that does not exist")),
    ("names facts that there are not", _("it names a fact in braces that does not exist")),
    ("does not name the same facts", _("name the same facts in both languages")),
    ("is longer than", _("it is too long")),
)


@dataclass(frozen=True)
class Row:
    """One section in the overview."""

    number: str
    title: str
    sentences: int
    faults: int
    is_changed: bool


def fault(found: Fault) -> Words:
    return next((words for start, words in _FAULTS if found.message.startswith(start)), found.message)


def faults(draft: PolicyDraft) -> list[Words]:
    """Everything that keeps the draft from being posted."""
    found: list[Words] = [
        format_lazy("{place}: {words}", place=each.place, words=fault(each))
        for each in document.faults(draft.document, facts.SOURCES)
    ]
    if not all(draft.note.get(code, "").strip() for code in languages()):
        found.append(_("Say in both languages what changed."))
    return found


def sections(draft: PolicyDraft, newest: PolicyVersion | None) -> list[Row]:
    code = get_language() or "en"
    wrong = {each.place for each in document.faults(draft.document, facts.SOURCES)}
    before = {each.number: each for each in newest.document} if newest else {}
    return [
        Row(
            each.number,
            each.title.get(code, "") or each.title.get("en", ""),
            len(each.sentences),
            sum(one.key in wrong for one in each.sentences) + (each.number in wrong),
            each != before.get(each.number),
        )
        for each in draft.document
    ]


def note(draft: PolicyDraft) -> list[tuple[str, str]]:
    return [(code, draft.note.get(code, "")) for code in languages()]
