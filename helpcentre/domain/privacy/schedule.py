from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.privacy.erasing import schedule as _erasing  # noqa: F401 - declares the rest
from helpcentre.domain.privacy.export.actions import sweep_exports


@periodic("privacy.sweep_exports", every=timedelta(hours=1))
def remove_old_exports() -> int:
    """Copies made for people lie here for days, not for ever. Returns how many went."""
    return sweep_exports()
