from collections import Counter

from django.core.management.base import BaseCommand
from django_tasks_db.models import DBTaskResult

from helpcentre.base.jobs import leases, registry
from helpcentre.base.jobs.models import WorkerLease


class Command(BaseCommand):
    help = "Lists every job with what waits, runs and failed, and the workers that live."

    def handle(self, **options: object) -> None:
        counts: dict[str, Counter[str]] = {}
        failures: dict[str, str] = {}
        rows = DBTaskResult.objects.exclude(status="SUCCESSFUL").order_by("enqueued_at")
        for task_path, arguments, status, place in rows.values_list(
            "task_path", "args_kwargs", "status", "traceback"
        ).iterator():
            name = arguments["kwargs"].get("name", task_path)
            counts.setdefault(name, Counter())[status] += 1
            failures[name] = place or failures.get(name, "")
        for name in sorted({*counts, *(job.name for job in registry.all_jobs())}):
            found = counts.get(name, Counter())
            figures = f"{found['READY']} waiting, {found['RUNNING']} running, {found['FAILED']} failed"
            self.stdout.write(f"{name:<36} {figures}")
            if failures.get(name):
                self.stdout.write(f"{'':<36} last: {failures[name]}")
        living = leases.living()
        for lease in WorkerLease.objects.order_by("started_at"):
            state = "lives" if lease.worker_id in living else "is gone"
            self.stdout.write(f"worker {lease.worker_id[:8]} {state}, seen {lease.seen_at:%Y-%m-%d %H:%M:%S} UTC")
