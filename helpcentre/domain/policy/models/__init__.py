from helpcentre.domain.policy.models.acceptance import Act, PolicyAcceptance
from helpcentre.domain.policy.models.draft import PolicyDraft
from helpcentre.domain.policy.models.notice import PolicyNotice
from helpcentre.domain.policy.models.version import PolicyVersion

__all__ = ["Act", "PolicyAcceptance", "PolicyDraft", "PolicyNotice", "PolicyVersion"]
