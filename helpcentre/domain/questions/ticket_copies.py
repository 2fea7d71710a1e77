"""What was answered in a form may repeat what was written."""

from helpcentre.domain.questions.models import Answer
from helpcentre.domain.tickets.blackout import Blackout
from helpcentre.domain.tickets.copies import keeper
from helpcentre.domain.tickets.models import Ticket


@keeper("questions.answers")
def cover_answers(ticket: Ticket, blackout: Blackout) -> None:
    for row in Answer.objects.filter(ticket=ticket).exclude(text=""):
        if blackout(row.text) != row.text:
            Answer.objects.filter(pk=row.pk).update(text=blackout(row.text)[:500])
