from helpcentre.domain.privacy.requests.actions.closing import (
    NotProvedError,
    OverError,
    finish_request,
    refuse_request,
    take_back_request,
)
from helpcentre.domain.privacy.requests.actions.codes import UnreachableError, check_code, forget_codes, send_code
from helpcentre.domain.privacy.requests.actions.granting import grant_request
from helpcentre.domain.privacy.requests.actions.identity import prove_identity
from helpcentre.domain.privacy.requests.actions.lapsing import lapse_unproved
from helpcentre.domain.privacy.requests.actions.opening import ErasedError, open_request

__all__ = [
    "ErasedError",
    "NotProvedError",
    "OverError",
    "UnreachableError",
    "check_code",
    "finish_request",
    "forget_codes",
    "grant_request",
    "lapse_unproved",
    "open_request",
    "prove_identity",
    "refuse_request",
    "send_code",
    "take_back_request",
]
