from helpcentre.domain.problems.models.problem import Affected, KnownProblem, ProblemUpdate

__all__ = ["Affected", "KnownProblem", "ProblemUpdate"]
