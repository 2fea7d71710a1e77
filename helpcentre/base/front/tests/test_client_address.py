import pytest
from django.test import RequestFactory

from helpcentre.base.front.addresses import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "connection", "expected"),
    [
        (0, "9.9.9.9", "10.0.0.1", "10.0.0.1"),
        (1, "9.9.9.9", "127.0.0.1", "9.9.9.9"),
        (1, "6.6.6.6, 9.9.9.9", "127.0.0.1", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.2", "127.0.0.1", "9.9.9.9"),
        (2, "9.9.9.9", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "unknown", "127.0.0.1", None),
        (1, "[2001:db8::1]:443", "127.0.0.1", "2001:db8::1"),
        (1, "9.9.9.9:4711", "127.0.0.1", "9.9.9.9"),
        (0, "", "::ffff:10.0.0.1", "10.0.0.1"),
        (0, "", "fe80::1%eth0", "fe80::1"),
        (0, "", "", None),
    ],
)
def test_only_our_own_proxies_say_who_asks(settings, proxies, forwarded, connection, expected) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=connection, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected
