import pytest
from django.test import RequestFactory

from helpcentre.web.portal.tickets.context import of_request


def test_a_request_without_a_header_says_nothing():
    context = of_request(RequestFactory().get("/"))
    assert (context.browser, context.device, context.operating_system, context.page) == ("", "", "", "")


def test_a_very_long_header_is_cut():
    context = of_request(RequestFactory().get("/", headers={"user-agent": "Chrome/96 " * 10_000}))
    assert len(context.browser) <= 60


@pytest.mark.parametrize(
    ("referer", "kept"),
    [
        ("http://testserver/sw/search/?q=siri+yangu", "/sw/search/"),
        ("http://testserver/sw/t/12-secret/", ""),
        ("https://elsewhere.example/page", ""),
    ],
)
def test_a_path_is_kept_without_words_secrets_or_other_peoples_addresses(referer, kept):
    assert of_request(RequestFactory().get("/", headers={"referer": referer})).page == kept
