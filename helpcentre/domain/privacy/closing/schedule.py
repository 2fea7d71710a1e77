"""What closed accounts do by the clock. Read with ``privacy.schedule``, which imports it."""

from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.privacy.closing import actions


@periodic("privacy.notify_silent", every=timedelta(hours=6))
def notify_silent() -> int:
    """Whoever gave no sign for long is told before anything goes. Returns how many mails that were."""
    return actions.notify_silent()


@periodic("privacy.forget_inactive", every=timedelta(hours=6))
def forget_inactive() -> int:
    """Whoever gave no sign for long is planned to be forgotten. Returns how many."""
    return actions.forget_inactive()


@periodic("privacy.follow_directory", every=timedelta(hours=6))
def follow_directory() -> int:
    """Accounts closed in another system are closed here. Returns how many."""
    return actions.follow_directory()
