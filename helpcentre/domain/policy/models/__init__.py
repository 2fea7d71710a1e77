from helpcentre.domain.policy.models.acceptance import Act, PolicyAcceptance
from helpcentre.domain.policy.models.draft import PolicyDraft
from helpcentre.domain.policy.models.notice import PolicyNotice
from helpcentre.domain.policy.models.version import ImmutableError, PolicyVersion

__all__ = ["Act", "ImmutableError", "PolicyAcceptance", "PolicyDraft", "PolicyNotice", "PolicyVersion"]
