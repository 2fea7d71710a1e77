from helpcentre.base.events.kinds import kind

HOLD_PLACED = kind("hold.placed")
HOLD_LIFTED = kind("hold.lifted")
