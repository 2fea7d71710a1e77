"""The certificate by mail: what is sent, that nothing of the address stays, and what happens when nobody takes it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound import processors, transports
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.privacy.erasing import mailing, proof, reading, running
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure, cancel_erasure
from helpcentre.domain.privacy.models import Cause, Erasure

pytestmark = pytest.mark.django_db
ADDRESS = "zawadi@forwarding.example"


class Server:
    """A mail server that takes, or says what ``answer`` says."""

    def __init__(self, answer: Exception | None = None) -> None:
        self.answer, self.taken = answer, list[EmailMessage]()

    def send(self, message: EmailMessage) -> str:
        if self.answer:
            raise self.answer
        self.taken.append(message)
        return ""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(transports, "mail_transport", lambda: made)
    return made


def erased(person: Any, **facts: Any) -> Erasure:
    facts = {"cause": Cause.ASKED, "at_once": True, "certificate_to": ADDRESS} | facts
    erasure = ask_for_erasure(actor=Actor.system(), person=person, **facts)
    assert running.run(erasure.pk)
    erasure.refresh_from_db()
    return erasure


def said_of(erasure: Erasure) -> Any:
    found = reading.certificate(erasure)
    assert found is not None
    return found.address


def test_it_goes_to_the_address_that_was_given_and_the_address_is_forgotten(
    place: Any, mama_njeri: Any, server: Server
) -> None:
    erasure = erased(mama_njeri)

    (mail,) = server.taken
    assert mail.to == [ADDRESS]
    assert f"/sw/privacy/my-data/delete/{erasure.key}/" in mail.body
    assert "Njeri" not in str(mail.message())
    assert (erasure.certificate_to, said_of(erasure).sent) == ("", True)
    assert said_of(erasure).gone >= erasure.finished_at  # the mail tells of what was done before it
    assert not OutboundMail.objects.filter(address=ADDRESS).exists()
    assert not proof.in_rows([ADDRESS]).total
    assert running.run(erasure.pk)
    assert len(server.taken) == 1


def test_who_gives_no_address_gets_no_mail(place: Any, mama_njeri: Any, server: Server) -> None:
    assert said_of(erased(mama_njeri, certificate_to="")) is None
    assert server.taken == []


def test_without_a_mail_server_the_certificate_does_not_say_that_it_was_mailed(place: Any, mama_njeri: Any) -> None:
    erasure = erased(mama_njeri)

    assert (erasure.certificate_to, said_of(erasure).sent) == ("", False)
    assert proof.in_files([ADDRESS], place.root).total == 0


def test_a_server_that_does_not_take_it_now_is_asked_again(place: Any, mama_njeri: Any, server: Server) -> None:
    server.answer = TemporaryRefusal("421")
    erasure = erased(mama_njeri)
    assert (erasure.certificate_to, said_of(erasure).gone) == (ADDRESS, None)

    server.answer = None
    mailing.mail_later.run(erasure_id=erasure.pk)

    erasure.refresh_from_db()
    assert (erasure.certificate_to, said_of(erasure).sent, len(server.taken)) == ("", True, 1)


def test_an_address_that_nobody_takes_is_forgotten_at_once(place: Any, mama_njeri: Any, server: Server) -> None:
    server.answer = PermanentRefusal("550")
    erasure = erased(mama_njeri)

    assert (erasure.certificate_to, said_of(erasure).sent) == ("", False)


def test_the_register_of_processors_stands_before_this_way_out_too(
    place: Any, mama_njeri: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processors, "refusal", lambda _way: "ProcessorOff")
    erased(mama_njeri)

    assert server.taken == []


def test_an_address_never_waits_longer_than_the_certificate_says(place: Any, mama_njeri: Any, server: Server) -> None:
    server.answer = TemporaryRefusal("421")
    erasure = erased(mama_njeri)
    assert mailing.forget_addresses() == 0
    Erasure.objects.filter(pk=erasure.pk).update(finished_at=clock.now() - timedelta(days=4))
    assert measure("P35")[0].state is State.BROKEN  # nothing swept it

    assert mailing.forget_addresses() == 1

    erasure.refresh_from_db()
    assert (erasure.certificate_to, said_of(erasure).sent) == ("", False)
    assert measure("P35")[0].evidence["en"][-2] == ["Addresses for certificates kept past their time", "0"]


def test_who_thinks_better_of_it_leaves_no_address(mama_njeri: Any) -> None:
    erasure = ask_for_erasure(actor=Actor.system(), person=mama_njeri, cause=Cause.ASKED, certificate_to=ADDRESS)
    cancel_erasure(actor=Actor.system(), erasure=erasure)

    assert Erasure.objects.get().certificate_to == ""
