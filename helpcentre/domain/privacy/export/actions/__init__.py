from helpcentre.domain.privacy.export.actions.making import make_export, prepare_export
from helpcentre.domain.privacy.export.actions.reading import decide_held_back, renew_export
from helpcentre.domain.privacy.export.actions.removing import fetched, remove_export, sweep_exports

__all__ = [
    "decide_held_back",
    "fetched",
    "make_export",
    "prepare_export",
    "remove_export",
    "renew_export",
    "sweep_exports",
]
