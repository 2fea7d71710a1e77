from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.questions.models.form import TicketForm
from helpcentre.domain.tickets.models import Ticket


class ChosenForm(models.Model):
    """Which form a ticket answers: the one that was chosen at the beginning, or by staff later. Most have none.

    Answers hang on the ticket and the question, so another form keeps what both ask, and loses nothing of the rest.
    """

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="+")
    form = models.ForeignKey(TicketForm, on_delete=models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"form {self.form_id} of ticket {self.ticket_id}"
