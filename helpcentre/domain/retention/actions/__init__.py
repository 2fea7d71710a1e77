from helpcentre.domain.retention.actions.holds import HoldError, lift_hold, place_hold

__all__ = ["HoldError", "lift_hold", "place_hold"]
