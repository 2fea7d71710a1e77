from django.db import models
from django.db.models.functions import Lower

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class Business(models.Model):
    """A shop. ``name`` is what its people call it; the link with DukaSystem's own record comes with account linking."""

    name = models.CharField(max_length=120)
    town = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    plan = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "businesses"
        indexes = [models.Index(Lower("name"), name="business_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Name and town in one line, as a row of the inbox shows it."""
        return f"{self.name}, {self.town}" if self.town else self.name


class MembershipRole(models.TextChoices):
    OWNER = "owner", "owner"
    MANAGER = "manager", "manager"
    CASHIER = "cashier", "cashier"
    UNKNOWN = "unknown", "not said"


class Membership(models.Model):
    """That a person belongs to a business. Said by the person, so it opens nothing until it is confirmed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=MembershipRole.choices, default=MembershipRole.UNKNOWN)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "business"], name="membership_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} in business {self.business_id}"
