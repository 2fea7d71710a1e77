"""What is searched. The full-text indexes hang on these tables by trigger or generated column (migration 0002), so a
row deleted by whatever path is gone from the index in the same transaction. On SQLite a later migration that alters
one of the two entry tables makes the table anew and loses its triggers: it must hang them again.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class ArticleEntry(models.Model):
    """One published article as it is searched. ``title`` to ``body`` hold folded tokens separated by spaces; in
    ``keywords`` a comma stands between phrases. ``plain`` is the readable text, for snippets; ``vocabulary`` the
    distinct words counted in ``Word`` for it.
    """

    article_id = models.PositiveBigIntegerField(primary_key=True)
    language = models.CharField(max_length=2)
    title = models.TextField()
    keywords = models.TextField()
    summary = models.TextField()
    headings = models.TextField()
    body = models.TextField()
    plain = models.TextField()
    vocabulary = models.TextField()

    def __str__(self) -> str:
        return f"article {self.article_id}"


class Posting(models.Model):
    """A folded token of an article: ``word`` is language and token (``en:print``), ``impact`` its share (postings)."""

    word = models.CharField(max_length=44)
    impact = models.PositiveSmallIntegerField()
    article = models.ForeignKey(ArticleEntry, on_delete=models.CASCADE, related_name="postings")

    class Meta:
        indexes = [models.Index(fields=["word", "-impact", "article"], name="posting_loudest")]

    def __str__(self) -> str:
        return self.word


class Edition(models.Model):
    """Which one of its states the index of articles is in: the one row has another ``number`` after every change."""

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"edition {self.number}"


class MessageEntry(models.Model):
    """One ticket message as it is searched: its folded tokens separated by spaces."""

    message_id = models.PositiveBigIntegerField(primary_key=True)
    ticket_id = models.PositiveBigIntegerField()
    words = models.TextField()

    def __str__(self) -> str:
        return f"message {self.message_id}"


class SynonymGroup(models.Model):
    """Words and phrases that mean the same to a shopkeeper, with commas between them; languages may be mixed."""

    words = models.CharField(
        _("words"),
        max_length=300,
        help_text=_("With commas between them, both languages mixed: risiti, stakabadhi, receipt"),
    )
    changed_at = models.DateTimeField(auto_now=True, db_default=Now())

    class Meta:
        ordering = ["words"]
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Tidy the line. Raises ValidationError when it joins fewer than two words."""
        members = list(dict.fromkeys(" ".join(part.split()) for part in self.words.replace("\0", " ").split(",")))
        members = [member for member in members if any(letter.isalnum() for letter in member)]
        if len(members) < 2:
            raise ValidationError({"words": _("Write at least two words or phrases, with a comma between them.")})
        self.words = ", ".join(members)


class Word(models.Model):
    """A word as published articles spell it, for corrections and completions. ``articles`` counts who uses it."""

    language = models.CharField(max_length=2)
    word = models.CharField(max_length=40)
    stem = models.CharField(max_length=40, db_index=True)
    articles = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "language"], name="word_once")]

    def __str__(self) -> str:
        return self.word


class Spelling(models.Model):
    """A key under which a misspelt form of ``word`` may be found: one letter left out, or three in a row."""

    key = models.CharField(max_length=40)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="spellings", db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="spelling_once")]

    def __str__(self) -> str:
        return self.key
