from helpcentre.domain.answering.models.draft import Draft
from helpcentre.domain.answering.models.held_reply import HeldReply
from helpcentre.domain.answering.models.presence import Presence
from helpcentre.domain.answering.models.saved_reply import Assign, SavedReply, SavedReplyText
from helpcentre.domain.answering.models.writing_preference import WritingPreference

__all__ = ["Assign", "Draft", "HeldReply", "Presence", "SavedReply", "SavedReplyText", "WritingPreference"]
