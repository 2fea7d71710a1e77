from helpcentre.domain.privacy.correcting.actions.facts import TakenError, correct_fact

__all__ = ["TakenError", "correct_fact"]
