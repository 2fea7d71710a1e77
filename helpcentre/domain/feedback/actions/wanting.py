"""An agent says of a ticket that there should be an article, and somebody begins it."""

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.models import Section, WantedArticle
from helpcentre.domain.tickets.models import Ticket


def want_article(*, actor: Actor, ticket: Ticket) -> WantedArticle:
    """Put it on the authors' board. Saying it twice is saying it once."""
    with transaction.atomic():
        wanted, is_new = WantedArticle.objects.get_or_create(ticket=ticket, defaults={"asked_by_id": actor.person_id})
        if is_new:
            log.record(events.ARTICLE_WANTED, ticket.pk, actor=actor)
            keeping.work_out_section(Section.WANTED)
    return wanted


def unwant_article(*, actor: Actor, ticket: Ticket) -> None:
    """As if it had not been said; a draft that was begun stays. Nothing happens when it is unsaid already."""
    with transaction.atomic():
        if WantedArticle.objects.filter(ticket=ticket).delete()[0]:
            log.record(events.ARTICLE_NOT_WANTED, ticket.pk, actor=actor)
            keeping.work_out_section(Section.WANTED)
