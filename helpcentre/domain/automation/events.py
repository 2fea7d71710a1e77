from helpcentre.base.events.kinds import kind

RULE_SAVED = kind("rule.saved")
RULE_SWITCHED_ON = kind("rule.switched.on")
RULE_SWITCHED_OFF = kind("rule.switched.off")
RULE_REMOVED = kind("rule.removed")
