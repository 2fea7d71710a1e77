from helpcentre.domain.service_levels.actions.calendars import put_calendar, remove_calendar
from helpcentre.domain.service_levels.actions.clocks import keep_clocks
from helpcentre.domain.service_levels.actions.policies import move_policy, put_policy, remove_policy
from helpcentre.domain.service_levels.actions.watch import watch_clocks

__all__ = [
    "keep_clocks",
    "move_policy",
    "put_calendar",
    "put_policy",
    "remove_calendar",
    "remove_policy",
    "watch_clocks",
]
