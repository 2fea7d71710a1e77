import pytest

from helpcentre.base.events import log
from helpcentre.domain.knowledge.announcements import incidents
from helpcentre.domain.problems import selectors
from helpcentre.domain.problems.actions import attach, deliver_update, detach, open_problem, tell_all
from helpcentre.domain.problems.actions.affected import SolvedError
from helpcentre.domain.problems.actions.telling import AlreadySolvedError
from helpcentre.domain.problems.models import Affected
from helpcentre.domain.tickets.actions import close, mark_spam


def answers(ticket):
    return list(ticket.messages.filter(side="team").order_by("id").values_list("body", flat=True))


def tell(joseph, outage, **facts):
    given = {"body_en": "It works again.", "body_sw": "Inafanya kazi tena."} | facts
    return tell_all(actor=joseph.actor, by=joseph, problem=outage, **given)


def test_one_update_answers_everybody_in_their_language_once(outage, ticket, his_ticket, joseph):
    for each in (ticket, his_ticket):
        attach(actor=joseph.actor, problem=outage, ticket=each)
    update = tell(joseph, outage)
    assert deliver_update(update=update) == 2
    update.refresh_from_db()
    assert deliver_update(update=update) == 0
    update.sent_at = None  # as after a worker that died before it wrote this down
    assert deliver_update(update=update) == 0

    assert answers(ticket) == ["Inafanya kazi tena."]
    assert answers(his_ticket) == ["It works again."]
    ticket.refresh_from_db()
    assert ticket.status == "pending"


def test_the_closing_note_closes_them_and_takes_the_banner_down(ticket, joseph):
    outage = open_problem(
        actor=joseph.actor, by=joseph, title_en="M-Pesa is slow", title_sw="M-Pesa inachelewa", banner=True
    )
    assert [each.title for each in incidents("sw", anew=True)] == ["M-Pesa inachelewa"]
    attach(actor=joseph.actor, problem=outage, ticket=ticket)
    deliver_update(update=tell(joseph, outage, closing=True))

    ticket.refresh_from_db()
    outage.refresh_from_db()
    assert ticket.status == "closed"
    assert outage.solved_at
    assert incidents("sw", anew=True) == []
    assert selectors.open_problems() == []
    with pytest.raises(AlreadySolvedError):
        tell(joseph, outage)


def test_who_is_helped_already_or_is_no_customer_is_left_alone(outage, ticket, his_ticket, joseph):
    for each in (ticket, his_ticket):
        attach(actor=joseph.actor, problem=outage, ticket=each)
    close(actor=joseph.actor, ticket=ticket)
    mark_spam(actor=joseph.actor, ticket=his_ticket)
    assert deliver_update(update=tell(joseph, outage)) == 0


def test_who_comes_after_an_update_does_not_get_the_old_one(outage, ticket, joseph):
    update = tell(joseph, outage)
    attach(actor=joseph.actor, problem=outage, ticket=ticket)
    assert deliver_update(update=update) == 0


def test_a_ticket_is_about_one_problem_and_attaching_twice_is_once(outage, ticket, joseph):
    other = open_problem(actor=joseph.actor, by=joseph, title_en="Printers", title_sw="Printa")
    attach(actor=joseph.actor, problem=outage, ticket=ticket)
    attach(actor=joseph.actor, problem=outage, ticket=ticket)
    attach(actor=joseph.actor, problem=other, ticket=ticket)
    assert selectors.problem_of(ticket) == other
    assert Affected.objects.count() == 1
    kinds = [event.kind for event in log.of("ticket", ticket.pk)]
    assert kinds.count("ticket.problem.attached") == 2

    assert detach(actor=joseph.actor, ticket=ticket) is True
    assert detach(actor=joseph.actor, ticket=ticket) is False
    assert selectors.problem_of(ticket) is None


def test_nothing_is_attached_to_what_is_solved(outage, ticket, joseph):
    tell(joseph, outage, closing=True)
    with pytest.raises(SolvedError):
        attach(actor=joseph.actor, problem=outage, ticket=ticket)


def test_more_than_a_batch_is_told_to_the_last(outage, mama_njeri, joseph, monkeypatch):
    from helpcentre.domain.problems.actions import telling
    from helpcentre.domain.tickets.actions import open_ticket

    monkeypatch.setattr(telling, "BATCH", 2)
    for _ in range(5):
        made = open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject="S", body="B", channel="web", language="sw"
        ).ticket
        attach(actor=joseph.actor, problem=outage, ticket=made)
    assert deliver_update(update=tell(joseph, outage)) == 5
