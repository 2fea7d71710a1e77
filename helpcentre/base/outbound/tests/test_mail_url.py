import pytest

from helpcentre.base.outbound.transports.mail_url import BadMailUrl, MailServer, parse


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25, "", "", False, False)),
        ("smtp://mail.example:587?tls", MailServer("mail.example", 587, "", "", True, False)),
        ("smtps://help:pass@mail.example", MailServer("mail.example", 465, "help", "pass", False, True)),
        (
            "smtp://help%40duka.example:p%3Aa%2Fs@mail.example:2525",
            MailServer("mail.example", 2525, "help@duka.example", "p:a/s", False, False),
        ),
        ("smtp://[::1]:25", MailServer("::1", 25, "", "", False, False)),
    ],
)
def test_a_server_is_understood(url, server):
    assert parse(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://help:s3cret@mail.example:many",
        "smtp://help:s3cret@mail.example/folder",
        "smtp://help:s3cret@mail.example?starttls",
        "smtps://help:s3cret@mail.example?tls",
    ],
)
def test_anything_else_is_refused_without_showing_the_password(url):
    with pytest.raises(BadMailUrl) as caught:
        parse(url)
    assert "s3cret" not in str(caught.value)
