from django.db import models

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
