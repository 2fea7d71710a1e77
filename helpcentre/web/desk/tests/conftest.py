from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def sign_in() -> Callable[[Any], Client]:
    """``sign_in(person)`` is a browser in which that person is signed in."""

    def signed_in(person: Any) -> Client:
        browser = Client()
        browser.force_login(person, backend=BACKEND)
        return browser

    return signed_in


@pytest.fixture
def desk(asha: Any, sign_in: Callable[[Any], Client]) -> Client:
    """Asha's browser."""
    return sign_in(asha)


@pytest.fixture
def htmx() -> dict[str, str]:
    return {"HX-Request": "true"}
