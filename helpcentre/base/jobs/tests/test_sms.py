import pytest

from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.outbound import sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.base.outbound.models import OutboundSms
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal
from helpcentre.base.outbound.transports import sms as carriers

pytestmark = pytest.mark.django_db


def queued(**facts):
    given = {"kind": "greeting", "number": "+254712345678", "language": "sw", "context": {"token": "s3cret"}}
    return OutboundSms.objects.get(pk=queue_sms(**(given | {"secrets": ("s3cret",)} | facts)))


@pytest.fixture
def answering(outbox, settings, monkeypatch):
    """``answering(refusal)``: a carrier that refuses so."""

    def refuse(refusal):
        class Refusing:
            def send(self, number, text, reference):
                raise refusal

        settings.SMS_URL = "x://"
        monkeypatch.setattr(carriers, "_make", lambda url: Refusing())

    return refuse


def test_without_a_carrier_it_is_kept_as_a_file_and_its_link_is_masked_in_the_copy_that_stays(outbox):
    row = queued()
    assert row.text == "Habari, soma: https://duka.example/t/s3cret/"
    sms.deliver(row.pk)
    row.refresh_from_db()
    assert (row.status, row.text) == ("sent", "")
    assert "s3cret" not in row.masked_text
    assert (outbox / row.file_name).read_text().endswith("https://duka.example/t/s3cret/\n")


def test_sent_is_sent_once(outbox):
    row = queued()
    sms.deliver(row.pk)
    sms.deliver(row.pk)
    assert len(list(outbox.glob("*.sms"))) == 1


def test_a_final_refusal_is_written_down(answering):
    row = queued()
    answering(PermanentRefusal("code 403"))
    sms.deliver(row.pk)
    row.refresh_from_db()
    assert (row.status, row.last_error, row.text) == ("failed", "code 403", "")


def test_a_refusal_for_now_is_tried_again(answering):
    row = queued()
    answering(TemporaryRefusal("HTTP 503"))
    with pytest.raises(TemporaryRefusal):
        sms.deliver(row.pk)
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("queued", 1)


@pytest.mark.parametrize("number", ["0712345678", "+254", "+254712345678\n", "", "254712345678", "+254７12345678"])
def test_a_number_that_is_none_is_not_stored(number):
    with pytest.raises(BadMail):
        queued(number=number)


def test_hidden_signs_and_new_lines_become_spaces(outbox):
    assert queued(context={"token": "a\r\n\x00\u202eb"}, secrets=()).text.endswith("/t/a b/")
