from helpcentre.domain.privacy.closing.actions.closing import (
    close_account,
    follow_directory,
    forget_inactive,
    set_inactivity,
)

__all__ = ["close_account", "follow_directory", "forget_inactive", "set_inactivity"]
