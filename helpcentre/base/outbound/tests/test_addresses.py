import pytest

from helpcentre.base.outbound.addresses import BadMail, checked_address, checked_headers, one_line


@pytest.mark.parametrize("address", ["njeri@shop.example", "o'neil+duka@shop.co.ke", "a@xn--bcher-kva.example"])
def test_a_plain_address_passes_unchanged(address):
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "njeri",
        "njeri@shop.example\nBcc: baraka@evil.example",
        "njeri@shop.example\r\n",
        "njeri@shop.example, baraka@evil.example",
        "Njeri <njeri@shop.example>",
        "njeri@shop.example\x00",
        "njéri@shop.example",
        "n" * 250 + "@shop.example",
        '"a\nBcc: b"@shop.example',
    ],
)
def test_anything_else_is_refused_and_not_quoted(address):
    with pytest.raises(BadMail) as caught:
        checked_address(address)
    assert "shop.example" not in str(caught.value)


def test_headers_of_one_line_pass():
    headers = {"In-Reply-To": "<a@b>", "Reply-To": "help+1@duka.example"}
    assert checked_headers(headers) == headers
    assert checked_headers(None) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Bcc": "baraka@evil.example"},
        {"SUBJECT": "hello"},
        {"Message-ID": "<a@b>"},
        {"Content-Type": "text/html"},
        {"X-A: b\nBcc": "c"},
        {"X-A b": "c"},
        {"": "c"},
        {"X-A": "b\nBcc: baraka@evil.example"},
        {"X-A": "b\r\n\r\nbody"},
        {"X-A": "b\u2028c"},
        {"X-A": "b" * 901},
    ],
)
def test_headers_that_could_do_harm_are_refused(headers):
    with pytest.raises(BadMail):
        checked_headers(headers)


def test_a_subject_becomes_one_short_line():
    assert one_line(" Habari\r\nBcc: baraka@evil.example\x00 \t yako ") == "Habari Bcc: baraka@evil.example yako"
    assert len(one_line("ombi " * 100)) == 200
