from helpcentre.domain.privacy.merging.actions.gathering import gather_strays
from helpcentre.domain.privacy.merging.actions.persons import MergeRefusedError, merge_persons

__all__ = ["MergeRefusedError", "gather_strays", "merge_persons"]
