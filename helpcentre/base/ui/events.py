from helpcentre.base.events.kinds import kind

LOOK_CHANGED = kind("look.changed")
