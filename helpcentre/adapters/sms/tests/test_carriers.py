import json
from urllib.parse import parse_qs

import pytest

from helpcentre.adapters.sms.carriers import BadSmsUrl, make
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal

NJERI = "+254712345678"


def told(code):
    return json.dumps({"SMSMessageData": {"Message": "", "Recipients": [{"statusCode": code}]}}).encode()


@pytest.fixture
def talking(carrier):
    carrier.answers = [(201, told(101))]
    return make(f"africastalking+http://duka:k%2Fey@127.0.0.1:{carrier.port}?from=DUKA")


@pytest.fixture
def gateway(carrier):
    return make(f"gateway+http://t0ken@127.0.0.1:{carrier.port}/send")


def test_africas_talking_gets_a_form_with_our_key_in_its_header(talking, carrier):
    assert talking.send(NJERI, "Ombi lako DK-2045 limejibiwa", "r1") == ""
    ((path, headers, body),) = carrier.requests
    assert path == "/version1/messaging"
    assert headers["apikey"] == "k/ey"
    assert parse_qs(body.decode()) == {
        "username": ["duka"],
        "to": [NJERI],
        "message": ["Ombi lako DK-2045 limejibiwa"],
        "from": ["DUKA"],
    }


@pytest.mark.parametrize("code", [403, 404, 406, 407, 502])
def test_a_number_they_cannot_reach_is_final(talking, carrier, code):
    carrier.answers = [(201, told(code))]
    with pytest.raises(PermanentRefusal, match=str(code)):
        talking.send(NJERI, "x", "r1")


@pytest.mark.parametrize(
    "answer",
    [
        (201, told(405)),
        (201, told(402)),
        (201, b'{"SMSMessageData": {"Message": "InvalidSenderId", "Recipients": []}}'),
        (401, b"no"),
        (503, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, told("x")),
        (200, b"\xff"),
    ],
)
def test_trouble_of_the_account_or_of_theirs_is_tried_again(talking, carrier, answer):
    carrier.answers = [answer]
    with pytest.raises(TemporaryRefusal):
        talking.send(NJERI, "x", "r1")


def test_what_they_took_without_a_word_is_not_sent_twice(talking, carrier):
    carrier.answers = [None]
    with pytest.raises(PermanentRefusal, match="unanswered"):
        talking.send(NJERI, "x", "r1")


def test_a_gateway_gets_json_with_the_token_and_a_key_against_twice(gateway, carrier):
    gateway.send(NJERI, "Habari", "r1")
    ((path, headers, body),) = carrier.requests
    assert (path, headers["authorization"], headers["idempotency-key"]) == ("/send", "Bearer t0ken", "r1")
    assert json.loads(body) == {"to": NJERI, "text": "Habari", "reference": "r1"}


@pytest.mark.parametrize("answer", [(429, b""), (500, b""), (401, b""), None])
def test_a_gateway_in_trouble_is_asked_again(gateway, carrier, answer):
    carrier.answers = [answer]
    with pytest.raises(TemporaryRefusal):
        gateway.send(NJERI, "x", "r1")


@pytest.mark.parametrize("status", [400, 404, 301])
def test_a_gateway_that_says_no_is_believed_and_no_redirect_is_followed(gateway, carrier, status):
    carrier.answers = [(status, b"")]
    with pytest.raises(PermanentRefusal):
        gateway.send(NJERI, "x", "r1")
    assert len(carrier.requests) == 1


def test_a_carrier_that_is_not_there_is_tried_again():
    with pytest.raises(TemporaryRefusal):
        make("gateway+http://t0ken@127.0.0.1:1/send").send(NJERI, "x", "r1")


@pytest.mark.parametrize(
    "url",
    [
        "smpp://a:b@host",
        "africastalking://duka@api.example",
        "africastalking://duka:key@api.example?to=x",
        "africastalking://duka:key@api.example?from=%0d%0a",
        "africastalking+http://duka:key@api.example",
        "gateway+http://secret@sms.example.com/send",
        "gateway+https://sms.example.com/send",
        "gateway+https://a%0d%0aX:@sms.example.com/",
        "gateway+https://secret@host:99999/",
        "https://secret@host/",
    ],
)
def test_an_address_that_cannot_be_right_is_refused_without_its_secret(url):
    with pytest.raises(BadSmsUrl) as fault:
        make(url)
    assert "secret" not in str(fault.value)


def test_a_transport_does_not_show_its_key():
    assert "s3cret" not in repr(make("africastalking://duka:s3cret@api.example"))
    assert "s3cret" not in repr(make("gateway+https://s3cret@sms.example/"))
