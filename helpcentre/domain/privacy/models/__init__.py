from helpcentre.domain.privacy.models.correction import Correction, Fact
from helpcentre.domain.privacy.models.erasure import Cause, Erasure, ErasureStep
from helpcentre.domain.privacy.models.held_back_reading import HeldBackReading
from helpcentre.domain.privacy.models.person_export import PersonExport
from helpcentre.domain.privacy.models.proof_code import ProofCode
from helpcentre.domain.privacy.models.rights_request import (
    REFERENCE_PREFIX,
    Identity,
    Kind,
    Proof,
    Refusal,
    RightsRequest,
    Source,
    State,
)
from helpcentre.domain.privacy.models.silence_notice import SilenceNotice
from helpcentre.domain.privacy.models.step import Did, RequestStep

__all__ = [
    "REFERENCE_PREFIX",
    "Cause",
    "Correction",
    "Did",
    "Erasure",
    "ErasureStep",
    "Fact",
    "HeldBackReading",
    "Identity",
    "Kind",
    "PersonExport",
    "Proof",
    "ProofCode",
    "Refusal",
    "RequestStep",
    "RightsRequest",
    "SilenceNotice",
    "Source",
    "State",
]
