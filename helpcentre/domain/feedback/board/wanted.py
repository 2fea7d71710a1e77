"""Tickets of which an agent said that there should be an article."""

from helpcentre.domain.feedback.board.found import MOST, Found
from helpcentre.domain.feedback.models import WantedArticle


def wanted() -> list[Found]:
    """Until the article that was begun for it is live. Oldest first. The ticket's words stay in the ticket."""
    rows = WantedArticle.objects.exclude(draft__live=True).select_related("ticket", "draft").order_by("asked_at")
    return [
        Found(f"{row.ticket_id}", row.ticket.language, article=row.draft_id, weight=MOST - place)
        for place, row in enumerate(rows[:MOST])
    ]
