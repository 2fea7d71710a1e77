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
    "Did",
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
