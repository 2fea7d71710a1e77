from helpcentre.base.events.kinds import kind

HOLD_PLACED = kind("hold.placed")
HOLD_LIFTED = kind("hold.lifted")
PERIOD_SET = kind("period.set")
