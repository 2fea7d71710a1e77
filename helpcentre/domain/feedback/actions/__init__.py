from helpcentre.domain.feedback.actions.deflections import record_deflection, withdraw_deflection
from helpcentre.domain.feedback.actions.links import (
    check_due_links,
    check_link,
    list_every_link,
    list_links,
    list_links_of_snippet,
)
from helpcentre.domain.feedback.actions.readings import add_readings, forget_readings
from helpcentre.domain.feedback.actions.searches import forget_tallies, note_opened, note_search, write_tallies
from helpcentre.domain.feedback.actions.votes import cast_vote, explain_vote, withdraw_vote

__all__ = [
    "add_readings",
    "cast_vote",
    "check_due_links",
    "check_link",
    "explain_vote",
    "forget_readings",
    "forget_tallies",
    "list_every_link",
    "list_links",
    "list_links_of_snippet",
    "note_opened",
    "note_search",
    "record_deflection",
    "withdraw_deflection",
    "withdraw_vote",
    "write_tallies",
]
