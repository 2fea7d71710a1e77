"""P16: a form that sends elsewhere, or somebody who gets data for their own use, breaks the promise."""

import pytest

from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.base.promises.visit import Page
from helpcentre.domain.sharing.models import Processor
from helpcentre.web.portal.watching import foreign

pytestmark = pytest.mark.django_db


def test_our_own_pages_ask_nobody_else():
    assert measure("P16")[0].state is State.KEPT


@pytest.mark.parametrize("page", [Page(200, loads=["//x.example/x.js"]), Page(200, sends_to=["https://x.example/"])])
def test_a_page_that_asks_or_tells_somebody_else_breaks_it(monkeypatch, page):
    monkeypatch.setattr(foreign, "public_pages", lambda: {"/en/strange/": page})
    found = measure("P16")[0]
    assert found.state is State.BROKEN
    assert ["Other companies that a page asks for something", "x.example"] in found.evidence["en"]


def test_somebody_who_gets_data_for_their_own_use_breaks_it():
    Processor.objects.create(name="X", host="x.example", place="X", purpose="marketing.advertising", contract="1")
    assert measure("P16")[0].state is State.BROKEN
