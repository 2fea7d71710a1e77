import json
from functools import cached_property

from django.conf import settings
from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.policy.document import Document, from_json
from helpcentre.domain.policy.wording import Part, fingerprint, read


class PolicyVersion(AppendOnly):
    """The policy from ``posted_at`` until the next version: in force from the moment it is posted.

    ``sections``, ``facts`` and ``lists`` are all that people read, frozen. ``hashes`` holds the fingerprint of the
    words in each language; ``seal`` covers the row and the seal before it, so that a change of any past row shows;
    ``mark`` is of the seal, made with the key of this house, so that nobody else can seal a chain anew.
    """

    number = models.PositiveIntegerField(unique=True)
    sections = models.JSONField()
    facts = models.JSONField(default=dict)
    lists = models.JSONField(default=dict)
    note = models.JSONField(default=dict, help_text="what changed, in each language")
    hashes = models.JSONField(default=dict)
    previous_seal = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, unique=True)
    mark = models.CharField(max_length=64)
    posted_at = models.DateTimeField(default=clock.now)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"policy {self.number}"

    @cached_property
    def document(self) -> Document:
        return from_json(self.sections)

    def parts(self, language: str) -> list[Part]:
        """What is read in ``language``."""
        return read(self.document, self.facts, self.lists, language)

    def fingerprint(self, language: str) -> str:
        """Of the words as they stand in the row now; ``hashes`` says what they were when they were posted."""
        return fingerprint(self.parts(language))

    def sealed_words(self) -> str:
        """What the seal covers, written in one way only."""
        return json.dumps(
            {
                "number": self.number,
                "sections": self.sections,
                "facts": self.facts,
                "lists": self.lists,
                "note": self.note,
                "hashes": self.hashes,
                "posted_at": self.posted_at.isoformat(timespec="microseconds"),
                "previous": self.previous_seal,
            },
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )
