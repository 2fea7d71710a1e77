from collections.abc import Iterable

from django.db import transaction

from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.people.objections import objects
from helpcentre.domain.tickets.models import Ticket

MOST = 5  # articles of one form


def note_read_before(*, ticket: Ticket, places: Iterable[str]) -> None:
    """Keep which articles the sender of a form had opened. ``places`` are like ``sw/lipa-kwa-mpesa``; others are passed
    over, and so is everything of who objected to it. Twice is once."""
    named = [place.partition("/") for place in dict.fromkeys(places)][:MOST]
    articles = [knowledge.article(language, slug) for language, _, slug in named]
    if not any(articles) or objects(ticket.requester_id, Use.SUPPORT):
        return
    with transaction.atomic():
        for article in filter(None, articles):
            ReadBefore.objects.get_or_create(ticket=ticket, article=article)
