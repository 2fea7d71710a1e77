from helpcentre.base.events.kinds import kind

LINK_DIED = kind("link.died")
LINK_REVIVED = kind("link.revived")
