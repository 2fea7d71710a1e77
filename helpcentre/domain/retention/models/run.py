from django.db import models


class RetentionRun(models.Model):
    """One look at what is past its time: what went, or why nothing was touched.

    ``counts`` is ``{name of a term: {"due": …, "gone": …, "held": …, "stuck": …}}``: how many were past their time,
    went, stay for a legal hold, and could not go. ``is_refused`` says that the clock could not be believed;
    ``settles_at`` is when it will be if it goes on evenly, NULL when somebody must say so.
    """

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    is_rehearsal = models.BooleanField(default=False)
    is_refused = models.BooleanField(default=False)
    settles_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["started_at"], name="retention_run_old")]

    def __str__(self) -> str:
        return f"retention run {self.pk}"

    def total(self, what: str) -> int:
        return sum(int(counted.get(what, 0)) for counted in self.counts.values())

    @property
    def due(self) -> int:
        return self.total("due")

    @property
    def gone(self) -> int:
        return self.total("gone")

    @property
    def held(self) -> int:
        return self.total("held")

    @property
    def stuck(self) -> int:
        return self.total("stuck")
