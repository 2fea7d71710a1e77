from helpcentre.domain.policy.models.draft import PolicyDraft
from helpcentre.domain.policy.models.version import ImmutableError, PolicyVersion

__all__ = ["ImmutableError", "PolicyDraft", "PolicyVersion"]
