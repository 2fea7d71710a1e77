"""The policy of what a page may load is written once and stays right where a page has one of its own."""

import pytest
from csp.constants import NONCE
from csp.exceptions import CSPNonceError
from django.http import HttpRequest, HttpResponse

from helpcentre.config.content_policy import ContentPolicyMiddleware

HEADER = "Content-Security-Policy"


def _answered(middleware: ContentPolicyMiddleware, *, asks_nonce: bool = False, **own: object) -> HttpResponse:
    request, response = HttpRequest(), HttpResponse()
    vars(response).update(own)
    middleware.process_request(request)
    if asks_nonce:
        str(vars(request)["csp_nonce"])
    middleware.process_response(request, response)
    response.request = request  # type: ignore[attr-defined]
    return response


def test_every_page_gets_the_same_words_as_the_first() -> None:
    middleware = ContentPolicyMiddleware(lambda request: HttpResponse())
    first, second = _answered(middleware), _answered(middleware)
    assert first[HEADER] == second[HEADER]
    assert "default-src 'none'" in second[HEADER]


def test_a_page_with_a_nonce_or_a_policy_of_its_own_gets_it_and_nobody_else_does() -> None:
    middleware = ContentPolicyMiddleware(lambda request: HttpResponse())
    usual = _answered(middleware)[HEADER]
    assert "'nonce-" in _answered(middleware, asks_nonce=True, _csp_update={"script-src": [NONCE]})[HEADER]
    assert "https://other.test" in _answered(middleware, _csp_update={"img-src": "https://other.test"})[HEADER]
    assert HEADER not in _answered(middleware, _csp_exempt=True)
    assert _answered(middleware)[HEADER] == usual


def test_a_nonce_asked_for_after_the_header_was_written_is_refused() -> None:
    middleware = ContentPolicyMiddleware(lambda request: HttpResponse())
    for _ in range(2):
        request = _answered(middleware).request  # type: ignore[attr-defined]
        with pytest.raises(CSPNonceError):
            str(vars(request)["csp_nonce"])
