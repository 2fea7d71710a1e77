"""Browsers of the people who write, and of those who must not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def browser_of() -> Callable[[Any], Client]:
    def sit_down(person: Any) -> Client:
        client = Client(HTTP_HOST="localhost")
        client.force_login(person)
        return client

    return sit_down
