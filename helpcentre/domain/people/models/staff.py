from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class Role(models.TextChoices):
    """What a member of the support staff may do. ``permissions.py`` says it in full."""

    AGENT = "agent", "agent"
    AUTHOR = "author", "author"
    LEAD = "lead", "lead"
    PRIVACY = "privacy", "privacy officer"
    ADMIN = "admin", "administrator"


class StaffMember(models.Model):
    """That a person works in the support team. Leaving sets ``left_at``; the row stays for the history."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE)
    role = models.CharField(max_length=10, choices=Role.choices)
    added_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"

    @property
    def is_current(self) -> bool:
        return self.left_at is None


class SignInLink(models.Model):
    """A one-time sign-in link for staff, printed by ``helpcentre staff add``. Only a hash of it is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sign-in link of person {self.person_id}"

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.expires_at > clock.now()
