from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.feedback import actions


@periodic("feedback.check_links", every=timedelta(minutes=10))
def check_links() -> int:
    """Outside links of live articles are asked for: working ones once a week, others daily. Returns how many."""
    return actions.check_due_links()


@periodic("feedback.list_links", every=timedelta(days=1))
def list_links() -> None:
    """The list of outside links is compared with every article, in case news of one never came."""
    actions.list_every_link()
