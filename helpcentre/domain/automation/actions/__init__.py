from helpcentre.domain.automation.actions.closures import close_the_silent
from helpcentre.domain.automation.actions.rules import RuleNameTakenError, move_rule, put_rule, remove_rule, switch_rule
from helpcentre.domain.automation.actions.timed import run_timed_rules

__all__ = [
    "RuleNameTakenError",
    "close_the_silent",
    "move_rule",
    "put_rule",
    "remove_rule",
    "run_timed_rules",
    "switch_rule",
]
