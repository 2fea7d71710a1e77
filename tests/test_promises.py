"""The bound promises: unproven with nothing to examine, kept after a real journey, broken when broken from outside."""

import io
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.http import HttpResponseRedirect
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.server_lock import ServerLock
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.events.models import Event
from helpcentre.base.jobs import leases
from helpcentre.base.jobs.models import WorkerLease
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises import measuring
from helpcentre.base.promises.controls import State, controls_of
from helpcentre.domain.people.actions import add_staff, correct_person, find_or_create_person
from helpcentre.domain.people.models import Person
from helpcentre.domain.problems.actions import open_problem
from helpcentre.domain.service_levels import actions as service_levels
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    add_note,
    assign,
    close,
    open_ticket,
    reopen,
    send_reply,
)
from helpcentre.domain.tickets.models import Message, Redaction, Status, Tag, Ticket, TicketTag

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
SYSTEM = Actor.system()
ABOUT_TICKETS = ("P02", "P06", "P10", "P11", "P13")


def found(promise_id: str) -> measuring.Measurement:
    return measuring.measure(promise_id)[0]


def state(promise_id: str) -> State:
    return found(promise_id).state


def tell_everybody() -> None:
    """Let every reader of the event log catch up, as the worker does."""
    dispatcher = Dispatcher(threading.Event())
    while dispatcher.run_once():
        pass


@pytest.fixture
def asha() -> Person:
    return add_staff(actor=SYSTEM, email="asha@help.example", name="Asha Mwangi", role="agent")


@pytest.fixture
def njeri() -> Person:
    return find_or_create_person(actor=SYSTEM, name="Mama Njeri", email="njeri@duka.example", language="sw")


@pytest.fixture
def journey(asha: Person, njeri: Person) -> Iterator[Ticket]:
    """Two requests of Njeri's; the first is taken, answered, closed, reopened and answered, hours before now."""
    with time_machine.travel(START, tick=False) as traveller:
        service_levels.put_policy(actor=SYSTEM, name="Everybody", first_reply=2000, next_reply=2000)
        ask = {"requester": njeri, "channel": "web", "language": "sw"}
        open_ticket(actor=njeri.actor, subject="Stoo", body="Stoo haionekani", **ask)
        ticket = open_ticket(actor=njeri.actor, subject="M-Pesa", body="Malipo hayaonekani", **ask).ticket
        assign(actor=asha.actor, ticket=ticket, assignee=asha)
        add_note(actor=asha.actor, ticket=ticket, author=asha, body="Safaricom had a fault")
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Jaribu tena")
        close(actor=asha.actor, ticket=ticket)
        reopen(actor=njeri.actor, ticket=ticket)
        add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Sasa je?")
        tell_everybody()
        OutboundMail.objects.update(status="sent")
        traveller.shift(timedelta(hours=3))
        yield ticket


@pytest.mark.parametrize("promise_id", ["P02", "P06", "P10", "P11", "P13", "P27", "P40"])
def test_what_this_part_makes_true_is_watched(promise_id: str) -> None:
    assert controls_of(promise_id)


@pytest.mark.parametrize("promise_id", ABOUT_TICKETS)
def test_with_nothing_to_examine_a_promise_is_unproven(promise_id: str) -> None:
    assert state(promise_id) is State.UNPROVEN


@pytest.mark.parametrize("promise_id", ABOUT_TICKETS)
def test_after_a_real_journey_a_promise_is_kept(promise_id: str, journey: Ticket) -> None:
    measured = found(promise_id)
    assert measured.state is State.KEPT, measured.evidence["en"]


def test_evidence_names_no_person(journey: Ticket) -> None:
    for promise_id in ABOUT_TICKETS:
        words = str(found(promise_id)).lower()
        assert "njeri" not in words
        assert "asha" not in words


def test_p02_breaks_when_a_requester_is_blanked(journey: Ticket) -> None:
    Person.objects.filter(pk=journey.requester_id).update(name="")
    assert state("P02") is State.BROKEN


def test_p02_breaks_when_a_requester_cannot_be_reached(journey: Ticket) -> None:
    Person.objects.filter(pk=journey.requester_id).update(email=None, phone=None)
    assert state("P02") is State.BROKEN


def test_p02_holds_while_the_form_asks_whether_it_is_a_known_problem(journey: Ticket, joseph: Person) -> None:
    open_problem(actor=joseph.actor, by=joseph, title_en="Slow", title_sw="Polepole")
    assert "problem" in dict(found("P02").evidence["en"])["Fields asked for"]
    assert state("P02") is State.KEPT


def test_p02_holds_for_somebody_who_was_erased(journey: Ticket) -> None:
    Person.objects.filter(pk=journey.requester_id).update(name="", email=None, erased_at=START)
    assert state("P02") is not State.BROKEN


def test_p02_breaks_when_the_database_gets_a_column_for_more(journey: Ticket) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_person ADD COLUMN birthday date NULL")
    assert state("P02") is State.BROKEN
    assert ["Columns nobody declared", "people_person.birthday"] in found("P02").evidence["en"]


def test_p06_breaks_when_a_message_is_deleted(journey: Ticket) -> None:
    Ticket.objects.update(last_message=None)
    Message.objects.filter(ticket=journey).delete()
    assert state("P06") is State.BROKEN


def test_p06_breaks_when_the_beginning_is_deleted(journey: Ticket) -> None:
    Event.objects.filter(subject_id=journey.pk, kind="ticket.created").delete()
    assert state("P06") is State.BROKEN
    assert journey.reference in str(found("P06").evidence)


def test_p06_breaks_when_a_status_is_none(journey: Ticket) -> None:
    Ticket.objects.filter(pk=journey.pk).update(status="lost")
    assert state("P06") is State.BROKEN


def test_p10_breaks_when_a_mail_was_in_another_language(journey: Ticket) -> None:
    OutboundMail.objects.filter(person_id=journey.requester_id).update(language="en")
    assert state("P10") is State.BROKEN


def test_p10_holds_when_the_person_changed_language_afterwards(journey: Ticket, njeri: Person) -> None:
    correct_person(actor=njeri.actor, person=njeri, language="en")
    assert state("P10") is State.KEPT


def test_p10_breaks_when_the_desk_cannot_see_who_asks(journey: Ticket) -> None:
    Person.objects.filter(pk=journey.requester_id).update(name="")
    assert state("P10") is State.BROKEN


def test_p11_breaks_when_an_open_request_is_on_nobodys_clock(journey: Ticket) -> None:
    Ticket.objects.filter(status=Status.OPEN).update(waiting_since=None)
    assert state("P11") is State.BROKEN


def test_p11_breaks_when_a_request_is_gone(journey: Ticket) -> None:
    Ticket.objects.filter(pk=journey.pk).delete()
    assert state("P11") is State.BROKEN


def test_p11_breaks_when_a_customers_words_wait_unseen(journey: Ticket, njeri: Person) -> None:
    add_customer_reply(actor=njeri.actor, ticket=journey, author=njeri, body="Halo?")
    assert state("P11") is State.KEPT
    Ticket.objects.filter(pk=journey.pk).update(status=Status.PENDING, waiting_since=None)
    assert state("P11") is State.BROKEN


def test_p11_breaks_when_a_mail_is_stuck(journey: Ticket) -> None:
    OutboundMail.objects.update(status="queued")
    assert state("P11") is State.BROKEN


def test_p11_breaks_when_an_answer_was_never_mailed(journey: Ticket) -> None:
    OutboundMail.objects.filter(kind="ticket_reply").delete()
    assert state("P11") is State.BROKEN


def test_p13_breaks_when_an_event_is_deleted(journey: Ticket) -> None:
    Event.objects.filter(kind="ticket.note.added").delete()
    assert state("P13") is State.BROKEN


def test_p13_breaks_when_a_message_is_slipped_in(journey: Ticket) -> None:
    Message.objects.create(ticket=journey, side="team", body="never happened")
    assert state("P13") is State.BROKEN


@pytest.mark.parametrize("change", [{"status": Status.CLOSED}, {"assignee": None}])
def test_p13_breaks_when_a_request_is_changed_behind_its_history(journey: Ticket, change: dict[str, object]) -> None:
    Ticket.objects.filter(pk=journey.pk).update(**change)
    assert state("P13") is State.BROKEN


def test_p13_follows_what_agents_do_with_a_request(journey: Ticket, njeri: Person) -> None:
    agent = add_staff(actor=SYSTEM, email="salma@help.example", name="Salma Ali", role="agent")
    actions.add_tags(actor=agent.actor, ticket=journey, names=["M-Pesa", "Till", "Old"])
    actions.merge_tags(actor=agent.actor, tag=Tag.objects.get(key="till"), into=Tag.objects.get(key="m-pesa"))
    actions.delete_tag(actor=agent.actor, tag=Tag.objects.get(key="old"))
    actions.set_priority(actor=agent.actor, ticket=journey, priority=3)
    actions.mark_spam(actor=agent.actor, ticket=journey)
    actions.unmark_spam(actor=agent.actor, ticket=journey)
    actions.redact(actor=agent.actor, by=agent, message=journey.messages.first(), words=["M-Pesa"])

    assert state("P13") is State.KEPT
    assert state("P10") is State.KEPT


@pytest.mark.parametrize("deed", ["tag_slipped_in", "tag_lost", "priority", "aside", "redaction"])
def test_p13_breaks_when_a_deed_is_done_behind_the_history(journey: Ticket, deed: str) -> None:
    tag = Tag.objects.create(name="Till", key="till")
    actions.set_priority(actor=SYSTEM, ticket=journey, priority=3)
    if deed == "tag_slipped_in":
        TicketTag.objects.create(ticket=journey, tag=tag)
    elif deed == "tag_lost":
        actions.add_tags(actor=SYSTEM, ticket=journey, names=["Till"])
        TicketTag.objects.all().delete()
    elif deed == "priority":
        Ticket.objects.filter(pk=journey.pk).update(priority=4)
    elif deed == "aside":
        Ticket.objects.filter(pk=journey.pk).update(set_aside="spam")
    else:
        Redaction.objects.create(message=journey.messages.first(), signs=3, files=0)

    assert state("P13") is State.BROKEN


def test_p10_breaks_when_a_file_does_not_reach_the_desk(journey: Ticket) -> None:
    kept = actions.receive_attachment(stream=io.BytesIO(b"till 4"), name="a.txt", uploader=None)
    actions.attach(actor=SYSTEM, message=journey.messages.first(), attachments=[kept])
    assert state("P10") is State.KEPT
    with patch("helpcentre.domain.tickets.selectors.conversation._files", lambda **of: []):
        assert state("P10") is State.BROKEN


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL leaves gaps of its own in its numbers")
def test_p13_breaks_when_any_event_is_missing_from_the_log(journey: Ticket) -> None:
    Event.objects.filter(kind="person.created").order_by("-id").first().delete()
    assert state("P13") is State.BROKEN


def test_measuring_asks_the_database_a_fixed_number_of_questions(journey: Ticket, njeri: Person) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for promise_id in ("P06", "P11", "P13"):
                found(promise_id)
        return len(asked)

    few = questions()
    for number in range(5):
        body = f"Swali la {number}"
        open_ticket(actor=njeri.actor, requester=njeri, subject="Swali", body=body, channel="web", language="sw")
    assert questions() == few


class Healthy(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing on the terminal."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """Something that answers like the running server and holds its lock."""
    listening = HTTPServer(("127.0.0.1", 0), Healthy)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    lock = ServerLock(settings.DATA.server_lock)
    settings.DATA.root.mkdir(exist_ok=True)
    lock.acquire(f"http://127.0.0.1:{listening.server_port}")
    yield listening
    lock.release()
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_p27_is_unproven_when_no_server_runs() -> None:
    assert state("P27") is State.UNPROVEN


def test_p27_is_kept_while_server_and_worker_live(server: HTTPServer) -> None:
    leases.take("one")
    assert state("P27") is State.KEPT


def test_p27_breaks_when_the_worker_is_silent(server: HTTPServer) -> None:
    assert state("P27") is State.BROKEN
    leases.take("one")
    WorkerLease.objects.update(seen_at=START)
    assert state("P27") is State.BROKEN


def test_p27_breaks_when_the_server_is_unwell(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    leases.take("one")
    monkeypatch.setattr(Healthy, "status", 503)
    assert state("P27") is State.BROKEN


def test_p40_is_kept_when_the_page_names_a_way(settings) -> None:
    settings.SUPPORT_EMAIL = "help@duka.example"
    measured = found("P40")
    assert measured.state is State.KEPT, measured.evidence["en"]


def test_p40_is_unproven_when_nobody_said_how_to_reach_the_team(settings) -> None:
    settings.SUPPORT_EMAIL = settings.SUPPORT_PHONE = ""
    assert state("P40") is State.UNPROVEN


def closed_to_strangers(get_response):
    """A middleware somebody might add one day: no page without an account."""
    return lambda request: HttpResponseRedirect("/accounts/login/")


def curious(get_response):
    """A middleware that makes every form ask for one thing more."""

    def answer(request):
        response = get_response(request)
        response.content = response.content.replace(b"<textarea", b'<input name="birthday"><textarea')
        return response

    return answer


def test_p40_breaks_when_the_page_asks_for_an_account(settings) -> None:
    settings.MIDDLEWARE = [f"{__name__}.closed_to_strangers", *settings.MIDDLEWARE]
    assert ["Languages in which it does not open", "en, sw"] in found("P40").evidence["en"]
    assert state("P40") is State.BROKEN


def test_p40_breaks_when_the_page_is_silent(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "helpcentre.web.portal.contact.views.settings", SimpleNamespace(SUPPORT_EMAIL="", SUPPORT_PHONE="")
    )
    assert ["Languages in which it names no way to reach us", "en, sw"] in found("P40").evidence["en"]
    assert state("P40") is State.BROKEN


def test_p02_breaks_when_a_form_asks_for_more(settings, journey: Ticket) -> None:
    settings.MIDDLEWARE = [f"{__name__}.curious", *settings.MIDDLEWARE]
    assert ["Fields beyond what we promised", "birthday"] in found("P02").evidence["en"]
    assert state("P02") is State.BROKEN
