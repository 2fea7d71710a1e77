"""The queue's own rows (the queue itself is django-tasks-db's) and the log lines of the machinery."""

from helpcentre.base.inventory.registry import machinery
from helpcentre.base.jobs.models import PeriodicRun, WorkerLease

_MACHINE = "names of processes and of functions in the code"
machinery(WorkerLease._meta.label, "worker_id place started_at seen_at", why=_MACHINE)
machinery(PeriodicRun._meta.label, "id name slot finished_at", why=_MACHINE)
