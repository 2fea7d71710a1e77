from helpcentre.domain.privacy.closing.actions.closing import (
    close_account,
    follow_directory,
    forget_inactive,
    set_inactivity,
)
from helpcentre.domain.privacy.closing.actions.noticing import notify_silent

__all__ = ["close_account", "follow_directory", "forget_inactive", "notify_silent", "set_inactivity"]
