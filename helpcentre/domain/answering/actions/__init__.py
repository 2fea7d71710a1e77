from helpcentre.domain.answering.actions.drafts import drop_draft, keep_draft
from helpcentre.domain.answering.actions.noting import note
from helpcentre.domain.answering.actions.preferences import set_writing_preference
from helpcentre.domain.answering.actions.presence import be_here, go_away
from helpcentre.domain.answering.actions.replying import answer, take_back
from helpcentre.domain.answering.actions.saved_replies import (
    UnknownPlaceholderError,
    count_use,
    delete_reply,
    save_reply,
)
from helpcentre.domain.answering.leaving import send_due

__all__ = [
    "UnknownPlaceholderError",
    "answer",
    "be_here",
    "count_use",
    "delete_reply",
    "drop_draft",
    "go_away",
    "keep_draft",
    "note",
    "save_reply",
    "send_due",
    "set_writing_preference",
    "take_back",
]
