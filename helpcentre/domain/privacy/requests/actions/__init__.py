from helpcentre.domain.privacy.requests.actions.closing import (
    NotProvedError,
    OverError,
    finish_request,
    refuse_request,
    take_back_request,
)
from helpcentre.domain.privacy.requests.actions.identity import prove_identity
from helpcentre.domain.privacy.requests.actions.opening import ErasedError, open_request

__all__ = [
    "ErasedError",
    "NotProvedError",
    "OverError",
    "finish_request",
    "open_request",
    "prove_identity",
    "refuse_request",
    "take_back_request",
]
