from email import message_from_bytes, policy

import pytest
from django.db import transaction
from django.template import TemplateDoesNotExist
from django_tasks_db.models import DBTaskResult

from helpcentre.base.jobs import queue
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.runner import run_one
from helpcentre.base.outbound import delivery
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.outbound.tests.mail_server import Server
from tests.ports import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("outbox")]
TOKEN = "s3cret/t0ken"


def write(**changes):
    facts = {
        "kind": "greeting",
        "address": "njeri@shop.example",
        "language": "sw",
        "person_id": 7,
        "context": {"name": "Njeri & Duka", "link": f"https://duka.example/t/{TOKEN}"},
        "secrets": [TOKEN],
    }
    return OutboundMail.objects.get(pk=queue_mail(**{**facts, **changes}))


def run_next():
    run_one(queue.claim("asha"))


def test_a_mail_is_rendered_at_once_and_waits_with_its_job():
    mail = write()
    assert mail.status == Status.QUEUED
    assert (mail.person_id, mail.kind, mail.language) == (7, "greeting", "sw")
    assert mail.subject.startswith("Njeri & Duka: ")
    assert mail.text.startswith("Habari Njeri & Duka,\n")
    assert "Njeri &amp; Duka" in mail.html
    assert '<html lang="sw">' in mail.html
    assert DBTaskResult.objects.count() == 1


def test_only_the_body_that_leaves_holds_the_secret():
    mail = write()
    assert TOKEN in mail.text
    assert "s3cret" not in mail.masked_text
    assert "https://duka.example/t/••••••" in mail.masked_text
    job = DBTaskResult.objects.get()
    assert job.args_kwargs["kwargs"]["ids"] == {"mail_id": mail.pk}


def test_a_secret_is_masked_when_it_is_percent_encoded_too():
    mail = write(context={"name": "Njeri", "link": "https://duka.example/?t=s3cret%2Ft0ken"})
    assert "s3cret" not in mail.masked_text


def test_a_secret_in_the_subject_is_a_mistake():
    with pytest.raises(BadMail, match="telltale") as caught:
        write(kind="telltale", context={"name": "Njeri", "link": TOKEN})
    assert "s3cret" not in str(caught.value)
    assert not OutboundMail.objects.exists()


def test_each_mail_has_a_message_id_of_its_own_under_our_domain():
    first, second = write(), write()
    assert first.message_id != second.message_id
    assert first.message_id.endswith("@duka.example>")


def test_words_of_a_person_cannot_add_a_header(outbox):
    write(context={"name": "Njeri\r\nBcc: baraka@evil.example\r\n\r\nHello", "link": ""}, secrets=[])
    run_next()
    (path,) = outbox.iterdir()
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Njeri Bcc: baraka@evil.example Hello")


@pytest.mark.parametrize(
    "bad",
    [
        {"address": "njeri@shop.example\nBcc: baraka@evil.example"},
        {"address": "njeri"},
        {"headers": {"Bcc": "baraka@evil.example"}},
        {"headers": {"Reply-To": "a@b\r\nBcc: c@d"}},
        {"language": "tlh"},
    ],
)
def test_a_mail_that_could_do_harm_is_refused_and_leaves_nothing(bad):
    with pytest.raises(BadMail):
        write(**bad)
    assert not OutboundMail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_an_unknown_kind_of_mail_is_a_mistake():
    with pytest.raises(TemplateDoesNotExist):
        write(kind="unheard")


def test_a_mail_vanishes_with_the_transaction_that_queued_it():
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not OutboundMail.objects.exists()
    assert queue.claim("asha") is None


def test_a_dead_server_is_waited_for_and_the_mail_arrives_once(settings, later):
    mail, port = write(), free_port()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    run_next()
    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == (Status.QUEUED, 1)
    assert queue.claim("asha") is None
    later(queue.BACK_OFF[0] + 0.1)
    with Server() as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        run_next()
    mail.refresh_from_db()
    assert (mail.status, mail.attempts, len(server.received)) == (Status.SENT, 2, 1)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_greylisting_server_gets_the_mail_at_the_next_try(settings, later):
    mail = write()
    with Server(rcpt="450 try later") as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        run_next()
        assert server.received == []
        server.rcpt = ""
        later(queue.BACK_OFF[0] + 0.1)
        run_next()
    mail.refresh_from_db()
    assert (mail.status, len(server.received)) == (Status.SENT, 1)


def test_a_final_refusal_ends_the_job_without_another_try(settings):
    mail = write()
    with Server(rcpt="550 no such box") as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
        run_next()
    mail.refresh_from_db()
    assert (mail.status, mail.text) == (Status.FAILED, "")
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_after_its_last_try_the_mail_has_failed_and_its_body_is_gone(settings, later):
    mail = write()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    for _ in range(delivery.TRIES):
        run_next()
        later(7201)
    assert queue.claim("asha") is None
    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == (Status.FAILED, delivery.TRIES)
    assert (mail.text, mail.html, mail.last_error) == ("", "", "ConnectionRefusedError")
