from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.actor import ActorKind
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models.rights_request import RightsRequest


class Did(models.TextChoices):
    """What happened to a request. ``detail`` of the step names the proof, the reason or the like."""

    ARRIVED = "arrived", _("arrived")
    ASKED_AGAIN = "asked_again", _("was asked again")
    CODE_SENT = "code_sent", _("a code was sent to prove who asks")
    PROVED = "proved", _("it was proved who asks")
    STARTED = "started", _("was started")
    PREPARED = "prepared", _("what was asked for was made ready")
    FETCHED = "fetched", _("what was made ready was fetched")
    ANSWERED = "answered", _("an answer was sent")
    DONE = "done", _("was done")
    REFUSED = "refused", _("was refused")
    TAKEN_BACK = "taken_back", _("was taken back")


class RequestStep(AppendOnly):
    """One thing that happened to a request: when, by whom, ids and words of the code only. Append-only."""

    request = models.ForeignKey(RightsRequest, on_delete=models.CASCADE, related_name="steps")
    did = models.CharField(max_length=12, choices=Did.choices)
    detail = models.CharField(max_length=20, blank=True, help_text="the value of a choice, never free words")
    actor_kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ActorKind])
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"request {self.request_id} {self.did}"
