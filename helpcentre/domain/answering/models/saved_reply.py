from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Language, Person, Team
from helpcentre.domain.tickets.models import MessageKind, Priority, Status
from helpcentre.domain.tickets.tags import LONGEST_KEPT


class Assign(models.TextChoices):
    """To whom a macro gives the ticket; empty leaves it where it is."""

    ME = "me", "whoever uses it"
    NOBODY = "nobody", "nobody"
    PERSON = "person", "one colleague"


class SavedReply(models.Model):
    """Words that are used again, and what is done to the ticket with them (a macro). ``owner`` NULL is the whole team.

    The fields are applied when the message leaves, not when the words are put in. ``puts_on`` and ``takes_off`` are
    names of tags, parted by commas: a tag that is gone by then is made again, or not missed.
    """

    name = models.CharField(max_length=80)
    folder = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="saved_replies")
    kind = models.CharField(max_length=10, choices=MessageKind.choices, default=MessageKind.REPLY)
    status = models.CharField(max_length=10, choices=Status.choices, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, null=True, blank=True)
    assign = models.CharField(max_length=10, choices=Assign.choices, blank=True)
    assignee = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    puts_on = models.CharField(max_length=LONGEST_KEPT, blank=True)
    takes_off = models.CharField(max_length=LONGEST_KEPT, blank=True)
    uses = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["-uses", "name"], name="saved_reply_by_use")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible_to(cls, person: Person) -> Q:
        """The team's, and their own."""
        return Q(owner=None) | Q(owner=person)

    @property
    def is_shared(self) -> bool:
        return self.owner_id is None

    @property
    def moves_ticket(self) -> bool:
        """Whether something is done beside the words."""
        return bool(self.status or self.priority or self.assign or self.team_id or self.puts_on or self.takes_off)

    def body_in(self, language: str) -> str:
        """The words in ``language``, or in the other one when there are none."""
        bodies = {text.language: text.body for text in self.texts.all()}
        return bodies.get(language) or next(iter(bodies.values()), "")


class SavedReplyText(models.Model):
    """The words of a saved reply in one language, with placeholders."""

    reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="texts", db_index=False)
    language = models.CharField(max_length=2, choices=Language.choices)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "language"], name="saved_reply_text_once")]

    def __str__(self) -> str:
        return f"saved reply {self.reply_id} in {self.language}"
