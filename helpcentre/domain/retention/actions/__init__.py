from helpcentre.domain.retention.actions.holds import HoldError, lift_hold, place_hold
from helpcentre.domain.retention.actions.keeping import let_go
from helpcentre.domain.retention.actions.periods import PeriodError, set_period

__all__ = ["HoldError", "PeriodError", "let_go", "lift_hold", "place_hold", "set_period"]
