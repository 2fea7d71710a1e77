from helpcentre.base.events.kinds import kind

PROBLEM_OPENED = kind("problem.opened")
PROBLEM_CHANGED = kind("problem.changed")
PROBLEM_UPDATED = kind("problem.updated", ids=("update",))
PROBLEM_SOLVED = kind("problem.solved")
