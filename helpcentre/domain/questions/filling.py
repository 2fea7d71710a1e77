"""Questions of our own on a page: what each shows, what was typed, what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.base.core.actor import Actor
from helpcentre.domain.questions import actions, asking
from helpcentre.domain.questions.models import Asked
from helpcentre.domain.tickets.models import Ticket

FAULTS: dict[str, StrOrPromise] = {
    "missing": _("Answer this one too."),
    "too_long": _("This is too long. Shorten it."),
    "control": _("This holds signs that cannot be shown. Write the words again."),
    "number": _("Write a number, like 1450."),
    "day": _("Choose a day."),
    "option": _("Choose one of the list."),
}
_LONGEST_SENT = 1000  # characters that are read of one answer


@dataclass(frozen=True)
class Line:
    """One question as the page shows it. ``when_label`` and ``answer_label`` say to people what it hangs on."""

    asked: Asked
    name: str
    label: str
    hint: str
    typed: str
    fault: StrOrPromise
    options: list[tuple[str, str]]
    when_name: str = ""
    when_label: str = ""
    answer_label: str = ""


class Filling:
    """What was sent for the questions of one form. ``prefix`` keeps the fields of two forms on a page apart."""

    def __init__(
        self, asked: Sequence[Asked], sent: Mapping[str, str], language: str, *, prefix: str = "answer"
    ) -> None:
        self.asked, self.language, self.prefix = asked, language, prefix
        self.raw = {one.question_id: sent.get(self._name(one.question_id), "")[:_LONGEST_SENT] for one in asked}
        self.checked = asking.Checked()

    def is_valid(self, *, complete: bool = True) -> bool:
        """Whether the answers will do; with ``complete`` what is required must be there."""
        self.checked = asking.check(self.asked, self.raw, complete=complete)
        return not self.checked.faults

    def keep(self, *, actor: Actor, ticket: Ticket) -> None:
        """Write down what was answered, if anything was."""
        if self.checked.values:
            actions.answer(actor=actor, ticket=ticket, values=dict(self.checked.values))

    @property
    def lines(self) -> list[Line]:
        return [self._line(one) for one in self.asked]

    def _name(self, question_id: int) -> str:
        return f"{self.prefix}-{question_id}"

    def _line(self, one: Asked) -> Line:
        question, language = one.question, self.language
        return Line(
            asked=one,
            name=self._name(one.question_id),
            label=question.label(language),
            hint=question.hint(language),
            typed=self.raw.get(one.question_id, ""),
            fault=FAULTS.get(self.checked.faults.get(one.question_id, ""), ""),
            options=[(str(option.pk), option.label(language)) for option in question.options.all()],
            when_name=self._name(one.when_id) if one.when_id else "",
            when_label=one.when.label(language) if one.when else "",
            answer_label=one.answer.label(language) if one.answer else "",
        )
