from helpcentre.base.events.kinds import kind

SAVED_REPLY_MADE = kind("macro.made")
SAVED_REPLY_CHANGED = kind("macro.changed")
SAVED_REPLY_DELETED = kind("macro.deleted")
