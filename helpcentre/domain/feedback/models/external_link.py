import hashlib
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article

#: Looks, on different days, that must fail before a site in trouble counts as dead: sites have bad nights.
PATIENCE = 3


class LinkState(models.TextChoices):
    """What the last look at a link found. A server that turns programs away, or asks to sign in, is alive."""

    UNCHECKED = "unchecked", _("not looked at yet")
    ALIVE = "alive", _("works")
    GONE = "gone", _("the page is gone")
    TROUBLE = "trouble", _("does not answer as it should")
    REFUSED = "refused", _("leads to a place that we do not open")


class ExternalLink(models.Model):
    """One address on another website that live articles point at.

    ``digest`` is the SHA-256 of ``url``, so that it stays unique however long it is. ``status`` is the last HTTP
    status, if there was an answer. ``since`` is when the link came into its state; ``failures`` counts the looks in a
    row that did not find it alive.
    """

    url = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.UNCHECKED)
    status = models.PositiveSmallIntegerField(null=True)
    since = models.DateTimeField(default=clock.now)
    checked_at = models.DateTimeField(null=True)
    check_after = models.DateTimeField(default=clock.now, db_index=True)
    failures = models.PositiveIntegerField(default=0)
    listed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["state", "since"], name="link_state_since")]

    def __str__(self) -> str:
        return f"link {self.pk} {self.state}"

    @property
    def is_dead(self) -> bool:
        """Whether an author should mend it."""
        if self.state == LinkState.TROUBLE:
            return self.failures >= PATIENCE
        return self.state in {LinkState.GONE, LinkState.REFUSED}

    @property
    def wait(self) -> timedelta:
        """From this look to the next: a week for a link that works, a day for one in trouble."""
        return timedelta(days=7 if self.state == LinkState.ALIVE or self.failures > 2 * PATIENCE else 1)


class LinkUse(models.Model):
    """That a live article points at a link."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    link = models.ForeignKey(ExternalLink, on_delete=models.CASCADE, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "link"], name="link_use_once")]

    def __str__(self) -> str:
        return f"link {self.link_id} in article {self.article_id}"


def digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
