from django.db import models


class WorkerLease(models.Model):
    """A worker that says from time to time that it lives. Its running tasks are given back when it no longer does.

    ``place`` names machine boot, process and its start time, so that a death on the same machine is seen at once.
    """

    worker_id = models.CharField(max_length=64, primary_key=True)
    place = models.CharField(max_length=160)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"worker {self.worker_id}"


class PeriodicRun(models.Model):
    """One slot of one periodic function. The row is made together with its job, by the first worker to do so."""

    name = models.CharField(max_length=80)
    slot = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_run_per_slot")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot:%Y-%m-%d %H:%M:%S}"
