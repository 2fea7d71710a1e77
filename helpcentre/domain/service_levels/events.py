from helpcentre.base.events.kinds import kind
from helpcentre.domain.service_levels.models import ClockKind

#: Three quarters of a promise's time are gone; the time is over.
CLOCK_WARNED = kind("ticket.clock.warned", ids=("clock",), choices={"clock_kind": ClockKind})
CLOCK_BREACHED = kind("ticket.clock.breached", ids=("clock",), choices={"clock_kind": ClockKind})

CALENDAR_SAVED = kind("calendar.saved")
CALENDAR_REMOVED = kind("calendar.removed")
POLICY_SAVED = kind("policy.saved")
POLICY_REMOVED = kind("policy.removed")

ALL = (CLOCK_WARNED, CLOCK_BREACHED)
