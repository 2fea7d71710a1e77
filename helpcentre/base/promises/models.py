from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import State


class PromiseResult(models.Model):
    """What one measuring found out about one promise.

    ``summary`` is ``{language: text}`` and ``evidence`` is ``{language: [[label, value], …]}``, written in every
    language when it was measured, because the sentences and their numbers belong together.
    """

    promise_id = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    measured_at = models.DateTimeField(db_index=True)
    summary = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["promise_id", "-id"], name="promise_newest")]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.state}"


class PromiseBreak(models.Model):
    """That a promise was found broken, until it was found kept again. There is one at most that is not mended."""

    promise_id = models.CharField(max_length=3)
    broke_at = models.DateTimeField(default=clock.now)
    mended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise_id"], condition=Q(mended_at=None), name="promise_broken_once")
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} broke"
