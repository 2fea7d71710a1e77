"""How much one address may ask. Generous: a shop's own program, or a page that asks as somebody types."""

from django.http import HttpRequest

from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket

CAPACITY = 600
PER_SECONDS = 60


class TooFastError(Exception):
    """``seconds`` to wait, at least one."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def check(request: HttpRequest) -> None:
    """Count one question. Raises TooFastError when too many came from this address."""
    wait = bucket.take("api.search", client_network(request), capacity=CAPACITY, per_seconds=PER_SECONDS)
    if wait:
        raise TooFastError(max(1, round(wait + 0.5)))
