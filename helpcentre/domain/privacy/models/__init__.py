from helpcentre.domain.privacy.models.erasure import Cause, Erasure, ErasureStep
from helpcentre.domain.privacy.models.person_export import PersonExport
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
from helpcentre.domain.privacy.models.step import AppendOnlyError, Did, RequestStep

__all__ = [
    "REFERENCE_PREFIX",
    "AppendOnlyError",
    "Cause",
    "Did",
    "Erasure",
    "ErasureStep",
    "Identity",
    "Kind",
    "PersonExport",
    "Proof",
    "Refusal",
    "RequestStep",
    "RightsRequest",
    "Source",
    "State",
]
