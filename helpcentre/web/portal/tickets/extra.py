"""The questions of our own in the form for a new request: which form, what it asks, what was answered."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from helpcentre.domain.questions import selectors
from helpcentre.domain.questions.actions import keep_form
from helpcentre.domain.questions.filling import Filling
from helpcentre.domain.questions.models import TicketForm
from helpcentre.domain.tickets.actions import Opened
from helpcentre.web.portal.access import as_customer


class Extra:
    """What a request for the form says of our own questions."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.language = language
        sent: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
        self.forms = selectors.forms()
        wanted = sent.get("form", "")
        self.form: TicketForm | None = next((each for each in self.forms if str(each.pk) == wanted), None)
        self.filling = Filling(selectors.asked_in(self.form, staff=False) if self.form else [], sent, language)

    def is_valid(self) -> bool:
        """Whether the answers will do."""
        return self.filling.is_valid()

    def keep(self, opened: Opened) -> None:
        """Write down what was answered, with a request that is new."""
        if opened.is_new:
            self.filling.keep(actor=as_customer(opened.ticket.requester), ticket=opened.ticket)
            if self.form is not None:
                keep_form(ticket=opened.ticket, form=self.form)

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        choices = [(each.pk, each.name(self.language)) for each in self.forms]
        return {"ticket_forms": choices, "ticket_form": self.form, "lines": self.filling.lines}
