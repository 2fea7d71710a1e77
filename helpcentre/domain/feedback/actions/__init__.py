from helpcentre.domain.feedback.actions.links import check_due_links, check_link, list_every_link, list_links
from helpcentre.domain.feedback.actions.votes import cast_vote, explain_vote, withdraw_vote

__all__ = [
    "cast_vote",
    "check_due_links",
    "check_link",
    "explain_vote",
    "list_every_link",
    "list_links",
    "withdraw_vote",
]
