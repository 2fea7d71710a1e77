from collections.abc import Iterable

from django.db import transaction

from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge import selectors as knowledge
from helpcentre.domain.tickets.models import Ticket

MOST = 5  # articles of one form


def note_read_before(*, ticket: Ticket, places: Iterable[str]) -> None:
    """Keep which articles the sender of a form had opened. ``places`` are like ``sw/lipa-kwa-mpesa``; others are passed
    over. Twice is once."""
    named = [place.partition("/") for place in dict.fromkeys(places)][:MOST]
    articles = [knowledge.article(language, slug) for language, _, slug in named]
    if not any(articles):
        return
    with transaction.atomic():
        for article in filter(None, articles):
            ReadBefore.objects.get_or_create(ticket=ticket, article=article)
