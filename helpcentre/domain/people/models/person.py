from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor, ActorKind

if TYPE_CHECKING:
    from helpcentre.domain.people.models.staff import StaffMember


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SWAHILI = "sw", "Kiswahili"


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """Someone who asks or someone who answers. Both are the same kind of row; staff have a ``StaffMember`` beside it.

    A person who is erased keeps the row, emptied: ``erased_at`` is set and every personal column is blank or NULL.
    The authoring screens ask for Django's permissions; the role answers (``adapters/accounts.py``), so nobody is a
    superuser or in a group. ``email`` and ``phone`` are claims until ``…_verified_at`` is set; only a verified one may
    open anything.
    """

    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, null=True, blank=True, unique=True, help_text="in lower case")
    email_verified_at = models.DateTimeField(null=True, blank=True)
    phone = models.CharField(max_length=16, null=True, blank=True, db_index=True, help_text="E.164, like +254712345678")
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.SWAHILI)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        indexes = [models.Index(Lower("name"), name="person_by_name")]

    def __str__(self) -> str:
        return self.name or f"person {self.pk}"

    def natural_key(self) -> tuple[str]:
        return (self.email or "",)

    @property
    def staff(self) -> "StaffMember | None":
        """The active staff record, or None for a customer and for someone who left the team."""
        member: StaffMember | None = getattr(self, "staffmember", None)
        return member if member and member.is_current else None

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.STAFF if self.staff else ActorKind.PERSON, self.pk)

    def get_full_name(self) -> str:
        """What Django's and Wagtail's screens call somebody; without it they show the mail address."""
        return self.name

    @property
    def initials(self) -> str:
        """Up to two letters for the face beside a message."""
        words = [word for word in self.name.split() if word[:1].isalpha()]
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper() or "?"

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""
