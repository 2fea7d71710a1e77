from helpcentre.domain.automation.models.closure import PendingClosure
from helpcentre.domain.automation.models.rule import Firing, Outcome, Rule

__all__ = ["Firing", "Outcome", "PendingClosure", "Rule"]
