from helpcentre.domain.answering.actions.drafts import drop_draft, keep_draft
from helpcentre.domain.answering.actions.preferences import set_writing_preference
from helpcentre.domain.answering.actions.replying import answer, take_back
from helpcentre.domain.answering.leaving import send_due

__all__ = ["answer", "drop_draft", "keep_draft", "send_due", "set_writing_preference", "take_back"]
