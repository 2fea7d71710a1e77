from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models.told import Told, delete_each
from helpcentre.domain.people.models import Language


class SnippetQuerySet(models.QuerySet["Snippet"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        return delete_each(self)


class Snippet(Told):
    """Words used in many articles, such as the hours of the team: ``{{name}}`` on a line of its own puts them in."""

    told_as = events.SNIPPET_CHANGED

    name = models.SlugField(max_length=60)
    language = models.CharField(max_length=2, choices=Language.choices)
    body = models.TextField(help_text="Markdown")

    objects = SnippetQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared words")
        verbose_name_plural = _("shared words")
        ordering = ["name", "language"]
        constraints = [models.UniqueConstraint(fields=["name", "language"], name="snippet_once")]

    def clean(self) -> None:
        """Takes out of the words what could run."""
        super().clean()
        self.body = cleaned(self.body).text

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
