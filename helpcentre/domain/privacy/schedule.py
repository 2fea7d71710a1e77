from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.privacy.closing import schedule as _closing  # noqa: F401 - declares the rest
from helpcentre.domain.privacy.erasing import schedule as _erasing  # noqa: F401 - declares the rest
from helpcentre.domain.privacy.export.actions import sweep_exports
from helpcentre.domain.privacy.merging.actions import gather_strays
from helpcentre.domain.privacy.requests.actions import forget_codes as forget
from helpcentre.domain.privacy.requests.actions import lapse_unproved


@periodic("privacy.sweep_exports", every=timedelta(hours=1))
def remove_old_exports() -> int:
    """Copies made for people lie here for days, not for ever. Returns how many went."""
    return sweep_exports()


@periodic("privacy.forget_codes", every=timedelta(hours=1))
def forget_codes() -> int:
    """Codes that work no longer. Returns how many went."""
    return forget()


@periodic("privacy.lapse_unproved", every=timedelta(hours=1))
def answer_unproved() -> int:
    """Requests that nobody proved to be theirs get their answer in time. Returns how many."""
    return lapse_unproved()


@periodic("privacy.gather_strays", every=timedelta(minutes=15))
def gather_what_came_late() -> int:
    """What was written for a record while it was being merged goes to the person. Returns how many rows."""
    return gather_strays()
