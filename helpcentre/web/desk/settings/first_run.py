"""What a new team does before its first real ticket. Each step is looked up in what is there, never ticked by hand."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.people import selectors, teams
from helpcentre.domain.service_levels.models import Calendar
from helpcentre.domain.tickets.models import Ticket


@dataclass(frozen=True)
class Step:
    """``name`` is the address within ``desk:`` where it is done; empty when it is done on the server."""

    title: StrOrPromise
    hint: StrOrPromise
    is_done: bool
    name: str = ""


def steps() -> list[Step]:
    """All steps with how far they are; none any more when all are done. At most seven small queries."""
    found = [
        Step(
            _("Add a colleague to the team"),
            _("On the server: helpcentre staff add their@address --role agent"),
            len(selectors.current_staff()) > 1,
        ),
        Step(
            _("Say where people write to"), _("On the server: HELPCENTRE_SUPPORT_EMAIL"), bool(settings.SUPPORT_EMAIL)
        ),
        Step(_("Make a team"), _("It takes new requests and shares them out."), bool(teams.current_teams()), "teams"),
        Step(
            _("Say when you work"), _("So that promises count working hours."), Calendar.objects.exists(), "calendars"
        ),
        Step(
            _("Write the first saved reply"), _("What you say ten times a day."), SavedReply.objects.exists(), "replies"
        ),
        Step(
            _("Send yourself a test mail"),
            _("So that you know that answers arrive."),
            bool(settings.EMAIL_URL) and OutboundMail.objects.filter(status=Status.SENT).exists(),
            "setting_sending",
        ),
        Step(
            _("Receive the first request"),
            _("Write one as a customer would, or note a call."),
            Ticket.objects.exists(),
            "new_ticket",
        ),
    ]
    return [] if all(step.is_done for step in found) else found
