from helpcentre.domain.privacy.export.actions.making import make_export, prepare_export
from helpcentre.domain.privacy.export.actions.removing import fetched, remove_export, sweep_exports

__all__ = ["fetched", "make_export", "prepare_export", "remove_export", "sweep_exports"]
