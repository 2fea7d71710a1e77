"""One update that answers everybody affected, and the closing note."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.people.models import Person
from helpcentre.domain.problems import events
from helpcentre.domain.problems.models import KnownProblem, ProblemUpdate
from helpcentre.domain.tickets.actions import send_reply
from helpcentre.domain.tickets.models import Aside, Status, Ticket

BATCH = 100  # tickets; then the job looks again, so that a stop in between loses nothing


class AlreadySolvedError(ValueError):
    """Nobody waits for news of a problem that is solved."""


def tell_all(
    *, actor: Actor, by: Person, problem: KnownProblem, body_en: str, body_sw: str, closing: bool = False
) -> ProblemUpdate:
    """Answer every ticket of a problem at once, each in its language. Raises AlreadySolvedError.

    With ``closing`` the problem is solved: its banner comes down and each ticket is closed with these words. They are
    sent by a job (``deliver_update``), since there may be thousands.
    """
    from helpcentre.domain.problems.jobs import send_update

    with transaction.atomic():
        problem = KnownProblem.objects.select_for_update().get(pk=problem.pk)
        if problem.solved_at is not None:
            raise AlreadySolvedError
        update = ProblemUpdate.objects.create(
            problem=problem, person=by, body_en=body_en, body_sw=body_sw, is_closing=closing
        )
        log.record(events.PROBLEM_UPDATED, problem.pk, actor=actor, update=update.pk)
        if closing:
            problem.solved_at = clock.now()
            problem.save(update_fields=["solved_at"])
            log.record(events.PROBLEM_SOLVED, problem.pk, actor=actor)
            for each in Announcement.objects.filter(translation_key=problem.banner) if problem.banner else []:
                each.unpublish()
        send_update.enqueue(update_id=update.pk)
    return update


def deliver_update(*, update: ProblemUpdate) -> int:
    """Send an update to the tickets that have not had it. Returns how many got it now. Running twice is running once.

    Who is already helped is left alone: closed tickets, spam, and those that live on in another.
    """
    author = update.person
    if author is None or update.sent_at is not None:
        return 0
    status = Status.CLOSED if update.is_closing else Status.PENDING
    key, told = f"problem-update-{update.pk}", 0
    waiting = Ticket.objects.filter(affected__problem=update.problem_id, affected__since__lte=update.made_at)
    waiting = waiting.exclude(messages__key=key).exclude(set_aside__in=[Aside.SPAM, Aside.MERGED])
    while batch := list(waiting.filter(closed_at=None).order_by("pk")[:BATCH]):
        for ticket in batch:
            body = update.body(ticket.language)
            send_reply(actor=author.actor, ticket=ticket, author=author, body=body, key=key, status=status)
        told += len(batch)
    ProblemUpdate.objects.filter(pk=update.pk).update(sent_at=clock.now())
    return told
