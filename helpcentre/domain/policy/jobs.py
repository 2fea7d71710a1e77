from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.registry import job
from helpcentre.domain.policy.actions.noticing import notify_batch


@job(name="policy.notify")
def notify(*, version_id: int, after: int) -> None:
    """Tell one batch and leave the next to another job."""
    last = notify_batch(actor=Actor.system(), version_id=version_id, after=after)
    if last is not None:
        notify.enqueue(version_id=version_id, after=last)
