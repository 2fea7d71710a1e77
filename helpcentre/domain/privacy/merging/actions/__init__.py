from helpcentre.domain.privacy.merging.actions.persons import MergeRefusedError, merge_persons

__all__ = ["MergeRefusedError", "merge_persons"]
