"""Two nodes on one database, each with pages of its own kept: both drop them when an incident comes and goes."""

import asyncio
import time
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from helpcentre.base.core.actor import Actor
from helpcentre.base.front.app import Front
from helpcentre.base.front.tests.visitor import ask
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAGES = ("/en/", "/sw/", "/en/contact/", "/en/privacy/cookies/")
TITLE = "Receipts come late"


def tell() -> Announcement:
    row = announce(actor=Actor.system(), language="en", title=TITLE, kind="incident")
    connections.close_all()
    return row


def take_back(row: Announcement) -> None:
    row.unpublish()
    connections.close_all()


def kept(node: Front) -> int:
    """How many of the pages the node would serve without asking Django."""
    return sum(node.kept("GET", path.encode(), "http", []) is not None for path in PAGES)


async def dropped(nodes: list[Front]) -> float:
    """Seconds until no node keeps any of the pages."""
    began = time.monotonic()
    while any(kept(node) for node in nodes):
        assert time.monotonic() - began < 30, "a page stayed as it was"
        await asyncio.sleep(0.005)
    return time.monotonic() - began


async def read(nodes: list[Front]) -> list[bool]:
    """Whether each page of each node tells of it; every page is kept afterwards."""
    told = [TITLE in (await ask(node, path)).text for node in nodes for path in PAGES]
    assert [kept(node) for node in nodes] == [len(PAGES)] * len(nodes)
    return told


async def an_incident_comes_and_goes() -> tuple[float, float]:
    loop, nodes = asyncio.get_running_loop(), [Front(get_wsgi_application(), threads=1) for _ in range(2)]
    for node in nodes:
        await node.start()
    try:
        assert not any(await read(nodes))
        row = await loop.run_in_executor(None, tell)
        came = await dropped(nodes)
        assert all(await read(nodes))
        await loop.run_in_executor(None, take_back, row)
        gone = await dropped(nodes)
        assert not any(await read(nodes))
        return came, gone
    finally:
        for node in nodes:
            await node._in_thread(connections.close_all)
            await node.stop()


def test_the_banner_comes_and_goes_on_every_node(settings: Any, record_property: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    came, gone = asyncio.run(an_incident_comes_and_goes())
    record_property(
        "figure",
        f"Banner: 4 kept pages of 2 nodes dropped {came:.3f} s after an incident came, {gone:.3f} s after it went",
    )
