from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures.models.disclosure import Disclosure

NOTICE_TIME = timedelta(days=7)  # within which somebody is told, from the moment that it is allowed


class NoticeBan(AppendOnly):
    """That people may not be told, until when, on what ground; or, ``is_lifted``, that they may. The newest counts."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="bans")
    is_lifted = models.BooleanField(default=False)
    until = models.DateField(null=True, help_text="the last day; NULL when nobody knows")
    ground = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"ban {self.pk} of disclosure {self.disclosure_id}"


class Notice(models.TextChoices):
    """Whether somebody was told that their data was handed over."""

    NOT_YET = "not_yet", _("nothing was handed over yet")
    FORBIDDEN = "forbidden", _("may not be told yet")
    DUE = "due", _("is to be told")
    SENT = "sent", _("was told")
    GONE = "gone", _("was erased: there is nobody to tell")


class DisclosedPerson(models.Model):
    """Somebody whose data is in the archive, and whether they know. ``due_at`` is by when they must, NULL while nobody
    knows. Of this row only the notice changes."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    notice = models.CharField(max_length=10, choices=Notice.choices, default=Notice.NOT_YET)
    due_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disclosure", "person"], name="disclosed_person_once")]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(notice__in=["forbidden", "due"]), name="disclosed_people_to_tell"
            )
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} in disclosure {self.disclosure_id}"

    @property
    def is_late(self) -> bool:
        """They should know by now, and do not."""
        waits = self.notice in (Notice.DUE, Notice.FORBIDDEN)
        return waits and self.due_at is not None and self.due_at < clock.now()
