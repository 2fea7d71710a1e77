"""The questions of our own in the form for a new request: which form, what it asks, what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.questions import actions, asking, selectors
from helpcentre.domain.questions.models import Asked, TicketForm
from helpcentre.domain.tickets.actions import Opened
from helpcentre.web.portal.access import as_customer

FAULTS: dict[str, StrOrPromise] = {
    "missing": _("Answer this one too."),
    "too_long": _("This is too long. Shorten it."),
    "control": _("This holds signs that cannot be shown. Write the words again."),
    "number": _("Write a number, like 1450."),
    "day": _("Choose a day."),
    "option": _("Choose one of the list."),
}


@dataclass(frozen=True)
class Line:
    """One question as the page shows it. ``when_label`` and ``answer_label`` say to people what it hangs on."""

    asked: Asked
    label: str
    hint: str
    typed: str
    fault: StrOrPromise
    options: list[tuple[str, str]]
    when_label: str = ""
    answer_label: str = ""

    @property
    def name(self) -> str:
        return name_of(self.asked.question_id)


def name_of(question_id: int) -> str:
    return f"answer-{question_id}"


class Extra:
    """What a request for the form says of our own questions."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.language = language
        sent: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
        self.forms = selectors.forms()
        wanted = sent.get("form", "")
        self.form: TicketForm | None = next((each for each in self.forms if str(each.pk) == wanted), None)
        self.asked = selectors.asked_in(self.form, staff=False) if self.form else []
        self.raw = {one.question_id: sent.get(name_of(one.question_id), "")[:1000] for one in self.asked}
        self.checked = asking.Checked()

    def is_valid(self) -> bool:
        """Whether the answers will do."""
        self.checked = asking.check(self.asked, self.raw)
        return not self.checked.faults

    def keep(self, opened: Opened) -> None:
        """Write down what was answered, with a request that is new."""
        if opened.is_new and self.checked.values:
            actor = as_customer(opened.ticket.requester)
            actions.answer(actor=actor, ticket=opened.ticket, values=dict(self.checked.values))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        choices = [(each.pk, each.name(self.language)) for each in self.forms]
        return {"ticket_forms": choices, "ticket_form": self.form, "lines": [self._line(one) for one in self.asked]}

    def _line(self, one: Asked) -> Line:
        question, language = one.question, self.language
        when, answer = one.when, one.answer
        return Line(
            asked=one,
            label=question.label(language),
            hint=question.hint(language),
            typed=self.raw.get(one.question_id, ""),
            fault=FAULTS.get(self.checked.faults.get(one.question_id, ""), ""),
            options=[(str(option.pk), option.label(language)) for option in question.options.all()],
            when_label=when.label(language) if when else "",
            answer_label=answer.label(language) if answer else "",
        )
