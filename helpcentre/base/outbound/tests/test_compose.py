from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

from helpcentre.base.outbound.composition import compose


def parsed(mail):
    return message_from_bytes(compose(mail).message().as_bytes(), policy=policy.default)


def test_a_mail_is_text_first_then_html_in_utf_8(mail):
    message = parsed(mail)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["Subject"] == "Habari Njeri — ombi lako"


def test_a_mail_says_who_when_and_that_no_person_pressed_send(mail):
    message = parsed(mail)
    assert message["From"] == "Duka Help <help@duka.example>"
    assert message["To"] == "njeri@shop.example"
    assert message["Message-ID"] == "<abc@duka.example>"
    assert parsedate_to_datetime(message["Date"]) == mail.created_at.replace(microsecond=0)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "sw"
    assert not [name for name in message if name.lower().startswith(("list-", "precedence", "bcc"))]


def test_a_mail_looks_the_same_at_every_try(mail):
    first, second = parsed(mail), parsed(mail)
    for name in ("Message-ID", "Date"):
        assert first[name] == second[name]


def test_headers_of_a_thread_are_kept(mail):
    mail.headers = {"In-Reply-To": "<earlier@duka.example>", "Reply-To": "help+12@duka.example"}
    message = parsed(mail)
    assert message["In-Reply-To"] == "<earlier@duka.example>"
    assert message["Reply-To"] == "help+12@duka.example"
