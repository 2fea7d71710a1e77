from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.retention.actions import let_go


@periodic("retention.let_go", every=timedelta(hours=1))
def let_go_of_what_is_over() -> int:
    """What is past its time goes. Returns how many rows or fields did."""
    return let_go().gone
