from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from helpcentre.base.core import clock
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.people.actions import restrict_person
from helpcentre.domain.privacy.models import Did, Identity, Kind, PersonExport, Proof, RightsRequest, Source, State
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.tickets.actions import add_customer_reply
from helpcentre.domain.tickets.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, fatuma: Any) -> Client:
    """The privacy officer's desk."""
    client.force_login(fatuma)
    return client


@pytest.fixture
def asked(mama_njeri: Any) -> RightsRequest:
    return open_request(actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.TICKET)


def page_of(case: RightsRequest) -> str:
    return f"/desk/privacy/{case.reference}/"


def test_the_nearest_clock_stands_first_and_what_is_late_says_so(
    desk: Client, asked: Any, baraka_the_stranger: Any
) -> None:
    late = open_request(
        actor=baraka_the_stranger.actor,
        person=baraka_the_stranger,
        kind=Kind.DELETE,
        source=Source.PAGE,
        received_at=clock.now() - timedelta(days=9),
    )

    page = desk.get("/desk/privacy/").content.decode()

    assert page.index(late.reference) < page.index(asked.reference)
    assert "too late" in page


def test_nothing_is_granted_before_it_is_proved_who_asks(desk: Client, asked: Any) -> None:
    assert desk.post(f"{page_of(asked)}granting/").status_code == 422
    assert not PersonExport.objects.exists()

    desk.post(f"{page_of(asked)}identity/")
    desk.post(f"{page_of(asked)}granting/")
    desk.post(f"{page_of(asked)}granting/")

    asked.refresh_from_db()
    assert (asked.proof, asked.state) == (Proof.STAFF, State.OPEN)  # the job says when it is done
    assert PersonExport.objects.count() == 1


def test_a_refusal_gives_its_reason_in_her_language(desk: Client, asked: Any) -> None:
    assert desk.post(f"{page_of(asked)}refusal/", {"reason": "because"}).status_code == 422
    desk.post(f"{page_of(asked)}refusal/", {"reason": "law"})

    mail = OutboundMail.objects.get(kind="rights_refused")
    assert "sheria inatutaka" in mail.text
    assert desk.post(f"{page_of(asked)}refusal/", {"reason": "law"}).status_code == 422
    assert "What happened" in desk.get(page_of(asked)).content.decode()


def test_an_address_is_corrected_everywhere_and_is_a_claim_again(desk: Client, mama_njeri: Any, fatuma: Any) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=mama_njeri, email=mama_njeri.email, verified=True, primary=True)
    case = open_request(
        actor=fatuma.actor, person=mama_njeri, kind=Kind.CORRECT, source=Source.PHONE, proof=Proof.STAFF
    )

    for bad in (
        {"fact": "email", "value": "x\0"},
        {"fact": "shoe", "value": "42"},
        {"fact": "language", "value": "fr"},
    ):
        assert desk.post(f"{page_of(case)}fact/", bad).status_code == 422
    assert desk.post(f"{page_of(case)}fact/", {"fact": "email", "value": fatuma.email}).status_code == 422
    desk.post(f"{page_of(case)}fact/", {"fact": "email", "value": "Wanjiru@Stores.example"})

    mama_njeri.refresh_from_db()
    address = EmailAddress.objects.get(user=mama_njeri)
    assert (mama_njeri.email, mama_njeri.email_verified_at) == ("wanjiru@stores.example", None)
    assert (address.email, address.verified) == ("wanjiru@stores.example", False)


def test_a_ticket_becomes_a_request_in_one_act_with_the_clock_of_its_message(
    client: Client, asha: Any, ticket: Any, mama_njeri: Any
) -> None:
    client.force_login(asha)
    add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Naomba futeni taarifa zangu")
    arrived = clock.now() - timedelta(days=2)
    Message.objects.filter(body__startswith="Naomba futeni").update(created_at=arrived)
    before = client.get(f"/desk/tickets/{ticket.reference}/").content.decode()
    assert "This may ask us to delete data." in before

    client.post(f"/desk/tickets/{ticket.reference}/rights/", {"kind": "delete"})
    client.post(f"/desk/tickets/{ticket.reference}/rights/", {"kind": "delete"})

    case = RightsRequest.objects.get()
    assert (case.received_at, case.due_at, case.identity) == (arrived, arrived + timedelta(days=7), Identity.NEEDED)
    assert OutboundMail.objects.filter(kind="rights_received").exists()
    after = client.get(f"/desk/tickets/{ticket.reference}/").content.decode()
    assert "This may ask" not in after
    assert (
        client.get(f"/desk/privacy/{case.reference}/").status_code == 404
    )  # an agent sees no more than that it is one


def test_the_hint_does_nothing_by_itself(client: Client, asha: Any, ticket: Any, mama_njeri: Any) -> None:
    client.force_login(asha)
    add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="please delete all my data")
    client.get(f"/desk/tickets/{ticket.reference}/")

    assert not RightsRequest.objects.exists()


@pytest.mark.parametrize(("ref", "status"), [("0712345678", 302), ("nobody@shop.example", 422), ("", 422), ("\0", 422)])
def test_staff_file_for_those_who_phone(ref: str, status: int, desk: Client, mama_njeri: Any) -> None:
    sent = {"ref": ref, "kind": "access", "words": "Wants all of it"}

    assert desk.post("/desk/privacy/new/", sent).status_code == status
    assert RightsRequest.objects.filter(source=Source.PHONE, identity=Identity.NEEDED).count() == (status == 302)


def test_a_look_at_a_request_is_a_look_at_the_person(desk: Client, asked: Any, mama_njeri: Any) -> None:
    from helpcentre.base.events.models import Event

    desk.get(page_of(asked))

    assert Event.objects.filter(kind="person.record.viewed", subject_id=mama_njeri.pk).count() == 1


def test_the_history_of_whoever_paused_the_use_is_closed_to_agents(
    client: Client, asha: Any, mama_njeri: Any, ticket: Any
) -> None:
    client.force_login(asha)
    assert ticket.subject in client.get(f"/desk/people/{mama_njeri.pk}/").content.decode()

    restrict_person(actor=mama_njeri.actor, person=mama_njeri)

    page = client.get(f"/desk/people/{mama_njeri.pk}/").content.decode()
    assert ticket.subject not in page
    assert "pause the use" in page
    assert "pause the use" in client.get(f"/desk/tickets/{ticket.reference}/").content.decode()


def test_every_step_stands_in_the_log(desk: Client, asked: Any) -> None:
    desk.post(f"{page_of(asked)}identity/")
    desk.post(f"{page_of(asked)}refusal/", {"reason": "repeated"})

    did = [step.did for step in asked.steps.all()]
    assert did == [Did.ARRIVED, Did.PROVED, Did.REFUSED, Did.ANSWERED]
