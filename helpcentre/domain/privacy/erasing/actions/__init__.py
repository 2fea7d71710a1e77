from helpcentre.domain.privacy.erasing.actions.asking import (
    ErasedError,
    StaffError,
    ask_for_erasure,
    cancel_erasure,
    grace,
    hasten_erasure,
)

__all__ = ["ErasedError", "StaffError", "ask_for_erasure", "cancel_erasure", "grace", "hasten_erasure"]
