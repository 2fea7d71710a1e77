from helpcentre.domain.feedback.actions.deflections import record_deflection, withdraw_deflection
from helpcentre.domain.feedback.actions.drafting import draft_for_question, draft_for_ticket
from helpcentre.domain.feedback.actions.links import (
    check_due_links,
    check_link,
    list_every_link,
    list_links,
    list_links_of_snippet,
)
from helpcentre.domain.feedback.actions.reading_before import note_read_before
from helpcentre.domain.feedback.actions.readings import add_readings, forget_readings
from helpcentre.domain.feedback.actions.reviewing import mark_reviewed
from helpcentre.domain.feedback.actions.searches import forget_tallies, note_opened, note_search, write_tallies
from helpcentre.domain.feedback.actions.votes import cast_vote, explain_vote, withdraw_vote
from helpcentre.domain.feedback.actions.wanting import unwant_article, want_article

__all__ = [
    "add_readings",
    "cast_vote",
    "check_due_links",
    "check_link",
    "draft_for_question",
    "draft_for_ticket",
    "explain_vote",
    "forget_readings",
    "forget_tallies",
    "list_every_link",
    "list_links",
    "list_links_of_snippet",
    "mark_reviewed",
    "note_opened",
    "note_read_before",
    "note_search",
    "record_deflection",
    "unwant_article",
    "want_article",
    "withdraw_deflection",
    "withdraw_vote",
    "write_tallies",
]
