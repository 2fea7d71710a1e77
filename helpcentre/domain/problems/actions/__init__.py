from helpcentre.domain.problems.actions.affected import attach, detach
from helpcentre.domain.problems.actions.telling import deliver_update, tell_all
from helpcentre.domain.problems.actions.writing import change_problem, open_problem

__all__ = ["attach", "change_problem", "deliver_update", "detach", "open_problem", "tell_all"]
