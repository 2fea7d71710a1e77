"""Writing, announcing and posting the policy."""

from helpcentre.domain.policy.actions.accepting import accept
from helpcentre.domain.policy.actions.drafting import announce_draft, drop_draft, start_draft, write_note, write_section
from helpcentre.domain.policy.actions.posting import NotReadyError, post_draft, post_lists, post_starter

__all__ = [
    "NotReadyError",
    "accept",
    "announce_draft",
    "drop_draft",
    "post_draft",
    "post_lists",
    "post_starter",
    "start_draft",
    "write_note",
    "write_section",
]
