"""Which workers live. A worker renews its lease; one that stopped doing so, or whose process is gone, is dead."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from helpcentre.base.core import clock
from helpcentre.base.jobs.models import WorkerLease

BEAT = timedelta(seconds=30)  # how often a lease is renewed
LEASE = timedelta(seconds=120)  # how long one holds without renewal


def take(worker_ids: list[str]) -> None:
    """Enter workers of this process, or renew their leases."""
    now, here = clock.now(), place(os.getpid())
    WorkerLease.objects.bulk_create(
        [WorkerLease(worker_id=each, place=here, started_at=now, seen_at=now) for each in worker_ids],
        update_conflicts=True,
        unique_fields=["worker_id"],
        update_fields=["seen_at"],
    )


def end(worker_id: str) -> None:
    WorkerLease.objects.filter(worker_id=worker_id).delete()


def living() -> set[str]:
    """The ids of the workers that live."""
    fresh = WorkerLease.objects.filter(seen_at__gte=clock.now() - LEASE)
    return {lease.worker_id for lease in fresh if not _is_gone(lease.place)}


def forget_dead() -> int:
    """Delete the leases of dead workers; call it after their jobs were given back. Returns how many."""
    deleted, _ = WorkerLease.objects.exclude(worker_id__in=living()).delete()
    return deleted


def last_seen() -> datetime | None:
    """When any worker that lives was last seen, within ``BEAT`` of the truth; None when there is none."""
    alive = WorkerLease.objects.filter(worker_id__in=living())
    return alive.order_by("-seen_at").values_list("seen_at", flat=True).first()


def place(pid: int) -> str:
    """Names one process for all time: machine boot, process namespace, process, and when it started.

    Linux only; elsewhere it is empty, and a death is noticed when the lease runs out.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        namespace = Path(f"/proc/{pid}/ns/pid").readlink()
        # The name in field 2 may hold spaces and brackets; field 22 is the start time in clock ticks (proc(5)).
        started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""
    return f"{boot} {namespace} {pid} {started}"


def _is_gone(then: str) -> bool:
    """Whether the process was on this machine and is no more. False when that cannot be known."""
    here, parts = place(os.getpid()).split(), then.split()
    if len(parts) != 4 or not here or parts[:2] != here[:2]:
        return False
    return place(int(parts[2])) != then
