from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.questions.models import ChosenForm, TicketForm
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket


def choose_form(*, actor: Actor, ticket: Ticket, form: TicketForm | None) -> bool:
    """Another form for a ticket, or none: its questions are shown, and every answer stays. False when it had it."""
    with transaction.atomic():
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        before = ChosenForm.objects.filter(ticket=ticket).first()
        if (before.form_id if before else None) == (form.pk if form else None):
            return False
        if form is None:
            ChosenForm.objects.filter(ticket=ticket).delete()
            log.record(events.FORM_CHOSEN, ticket.pk, actor=actor)
        else:
            keep_form(ticket=ticket, form=form)
            log.record(events.FORM_CHOSEN, ticket.pk, actor=actor, form=form.pk)
        return True


def keep_form(*, ticket: Ticket, form: TicketForm) -> None:
    """Write down which form a ticket answers. By itself for a new ticket, whose own event says enough."""
    ChosenForm.objects.update_or_create(ticket=ticket, defaults={"form": form, "chosen_at": clock.now()})
