import socket
from email import message_from_bytes, policy

import pytest

from helpcentre.base.outbound.delivery import cancel, deliver, give_up
from helpcentre.base.outbound.models import Status
from helpcentre.base.outbound.tests.mail_server import Server
from helpcentre.base.outbound.transports import TemporaryRefusal


def send(mail, settings, server, login=""):
    settings.EMAIL_URL = f"smtp://{login}127.0.0.1:{server.port}"
    deliver(mail.pk)
    mail.refresh_from_db()


def test_a_mail_server_gets_the_whole_message_once(mail, settings):
    with Server() as server:
        send(mail, settings, server)
        send(mail, settings, server)
    (envelope,) = server.received
    assert envelope.mail_from == "help@duka.example"
    assert envelope.rcpt_tos == ["njeri@shop.example"]
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert message["Subject"] == "Habari Njeri — ombi lako"
    assert "s3cret-token" in message.get_body(("plain",)).get_content()
    assert "Habari" in message.get_body(("html",)).get_content()


def test_what_is_sent_keeps_only_the_masked_text(mail, settings):
    with Server() as server:
        send(mail, settings, server)
    assert mail.status == Status.SENT
    assert (mail.text, mail.html) == ("", "")
    assert "••••••" in mail.masked_text
    assert mail.sent_at is not None
    assert mail.attempts == 1


@pytest.mark.parametrize("step", ["rcpt", "data", "sender"])
def test_a_temporary_refusal_waits_and_then_the_mail_goes(mail, settings, step):
    with Server(**{step: "451 njeri@shop.example is greylisted"}) as server:
        with pytest.raises(TemporaryRefusal):
            send(mail, settings, server)
        mail.refresh_from_db()
        assert (mail.status, mail.attempts) == (Status.QUEUED, 1)
        assert mail.last_error.endswith(" 451")
        assert "njeri" not in mail.last_error
        setattr(server, step, "")
        send(mail, settings, server)
    assert (mail.status, mail.attempts, mail.last_error) == (Status.SENT, 2, "")
    assert len(server.received) == 1


@pytest.mark.parametrize("step", ["rcpt", "data", "sender"])
def test_a_final_refusal_fails_the_mail_without_another_try(mail, settings, step):
    with Server(**{step: "550 no njeri here"}) as server:
        send(mail, settings, server)
        setattr(server, step, "")
        send(mail, settings, server)
    assert server.received == []
    assert mail.status == Status.FAILED
    assert mail.last_error.endswith(" 550")
    assert "njeri" not in mail.last_error
    assert (mail.text, mail.html) == ("", "")


def test_a_dead_server_leaves_the_mail_waiting(mail, settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_URL = f"smtp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(TemporaryRefusal):
            deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.status, mail.last_error) == (Status.QUEUED, "ConnectionRefusedError")
    assert mail.text


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server under test is on loopback
def test_a_wrong_password_waits_for_the_operator(mail, settings):
    with Server(password="right") as server:
        with pytest.raises(TemporaryRefusal):
            send(mail, settings, server, "help:wrong@")
        mail.refresh_from_db()
        assert mail.status == Status.QUEUED
        send(mail, settings, server, "help:right@")
    assert mail.status == Status.SENT


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server under test is on loopback
def test_a_server_that_wants_a_sign_in_we_lack_is_ours_to_mend(mail, settings):
    with Server(password="right") as server, pytest.raises(TemporaryRefusal):
        send(mail, settings, server)
    mail.refresh_from_db()
    assert mail.status == Status.QUEUED


def test_a_server_without_the_tls_we_ask_for_gets_nothing(mail, settings):
    with Server() as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}?tls"
        with pytest.raises(TemporaryRefusal):
            deliver(mail.pk)
    assert server.received == []


def test_without_a_server_the_mail_becomes_a_file_of_its_own(mail, outbox):
    deliver(mail.pk)
    mail.refresh_from_db()
    (path,) = outbox.iterdir()
    assert path.name == mail.file_name
    assert "njeri" not in path.name
    assert path.stat().st_mode & 0o777 == 0o600
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"] == "njeri@shop.example"
    assert "s3cret-token" in message.get_body(("plain",)).get_content()


def test_an_outbox_that_cannot_be_written_leaves_the_mail_waiting(mail, outbox):
    outbox.parent.joinpath("outbox").write_text("a file where the folder should be")
    with pytest.raises(TemporaryRefusal):
        deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.status == Status.QUEUED


def test_a_cancelled_mail_stays_here(mail, settings):
    assert cancel(mail.pk)
    with Server() as server:
        send(mail, settings, server)
    assert server.received == []
    assert (mail.status, mail.text) == (Status.CANCELLED, "")


def test_a_sent_mail_cannot_be_cancelled_or_given_up(mail, settings):
    with Server() as server:
        send(mail, settings, server)
    assert not cancel(mail.pk)
    give_up(mail.pk)
    mail.refresh_from_db()
    assert mail.status == Status.SENT


@pytest.mark.django_db
def test_a_mail_that_is_gone_is_no_failure():
    deliver(404)
