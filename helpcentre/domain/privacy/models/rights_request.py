from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock, references
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.tickets.models import Ticket

REFERENCE_PREFIX = "PR"
WORDS_LIMIT = 4_000  # characters


class Kind(models.TextChoices):
    """Which right is used."""

    ACCESS = "access", _("see what we hold")
    CORRECT = "correct", _("correct something")
    DELETE = "delete", _("delete my data")
    OBJECT = "object", _("object to a use")
    RESTRICT = "restrict", _("pause the use of my data")
    CARRY_AWAY = "carry_away", _("take my data elsewhere")
    WITHDRAW = "withdraw", _("take back an agreement")


class Source(models.TextChoices):
    """How it reached us."""

    PAGE = "page", _("the page My data")
    TICKET = "ticket", _("a request or a mail")
    PHONE = "phone", _("a call or a visit")
    COMMAND = "command", _("the command line")


class State(models.TextChoices):
    """``open`` waits for us; the others wait for nobody."""

    OPEN = "open", _("in progress")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")


class Identity(models.TextChoices):
    """Whether it is proved that the person themselves asks. ``not_needed``: nothing could be lost by a false one."""

    NOT_NEEDED = "not_needed", _("no proof needed")
    NEEDED = "needed", _("proof needed")
    PROVED = "proved", _("proved")


class Proof(models.TextChoices):
    """By what it was proved."""

    SIGN_IN = "sign_in", _("they were signed in")
    MAILED_CODE = "mailed_code", _("a code sent to their e-mail address")
    TEXTED_CODE = "texted_code", _("a code sent to their phone")
    STAFF = "staff", _("our staff made sure")
    OPERATOR = "operator", _("the operator of the server asked")


class Refusal(models.TextChoices):
    """Why a request is refused. Each has an answer in both languages."""

    NOT_PROVED = "not_proved", _("it was not proved that the person themselves asks")
    NOTHING_HELD = "nothing_held", _("we hold nothing of the kind")
    LAW = "law", _("a law tells us to keep it as it is")
    HOLD = "hold", _("it is kept for a legal matter")
    OTHERS = "others", _("it would take away a right of somebody else")
    REPEATED = "repeated", _("the same was asked and answered a short while ago")
    NO_RIGHT = "no_right", _("what is asked for is none of these rights")


class RightsRequest(models.Model):
    """That a person uses a right over their data, and its clock.

    ``received_at`` is when it arrived, also when it was noticed days later; ``due_at`` counts from there. ``words``
    is what the person asked for in their own words. What happened stands in the steps, which are only ever added to.
    The row outlives an erasure, without the words and with an id that means nothing.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rights_requests", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    source = models.CharField(max_length=8, choices=Source.choices)
    ticket = models.ForeignKey(Ticket, null=True, blank=True, on_delete=models.SET_NULL, related_name="rights_requests")
    language = models.CharField(max_length=2, choices=Language.choices)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    identity = models.CharField(max_length=10, choices=Identity.choices)
    proof = models.CharField(max_length=12, choices=Proof.choices, blank=True)
    refusal = models.CharField(max_length=12, choices=Refusal.choices, blank=True)
    received_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(closed_at=None), name="rights_open_by_clock"),
            models.Index(fields=["person", "-id"], name="rights_of_person"),
            models.Index(fields=["-closed_at"], condition=Q(closed_at__isnull=False), name="rights_closed_newest"),
        ]
        constraints = [
            # Asking twice is asking once; two different things may be wrong at the same time.
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(closed_at=None) & ~Q(kind="correct"), name="rights_open_once"
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people say: ``PR-`` and the id with a check digit. It opens nothing by itself."""
        return references.make(REFERENCE_PREFIX, self.pk)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_late(self) -> bool:
        """Past its clock, whether it is still open or was closed too late."""
        return (self.closed_at or clock.now()) > self.due_at

    @property
    def may_go_on(self) -> bool:
        """Whether it may be fulfilled: open, and nobody need wonder who asks."""
        return self.is_open and self.identity != Identity.NEEDED
