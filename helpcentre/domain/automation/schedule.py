from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.automation.actions.closures import close_the_silent
from helpcentre.domain.automation.actions.timed import run_timed_rules


@periodic("automation.timed_rules", every=timedelta(minutes=1))
def timed_rules() -> int:
    """Rules that tell time look for tickets whose time has come. Returns how many they acted on."""
    return run_timed_rules()


@periodic("automation.close_the_silent", every=timedelta(minutes=10))
def silent() -> int:
    """Close what was announced to be closed and stayed silent. Returns how many."""
    return close_the_silent()
