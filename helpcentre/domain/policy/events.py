from helpcentre.base.events.kinds import kind

POLICY_POSTED = kind("policy.version.posted")
POLICY_ACCEPTED = kind("person.policy.accepted", ids=("version",))
DRAFT_STARTED = kind("policy.draft.started")
DRAFT_CHANGED = kind("policy.draft.changed")
DRAFT_ANNOUNCED = kind("policy.draft.announced")
DRAFT_DROPPED = kind("policy.draft.dropped")
