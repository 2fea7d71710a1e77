"""When a promise breaks, those who answer for the policy are told: once for each break, and once when it is mended."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.events.models import Event
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises import controls, measuring, selectors
from helpcentre.base.promises.controls import Evidence, State, control

pytestmark = pytest.mark.django_db


@pytest.fixture
def found() -> Iterator[dict[str, State]]:
    """What the only control finds from now on."""
    kept, finding = dict(controls._controls), {"state": State.KEPT}
    controls._controls.clear()
    control("P26", summary="copies")(lambda: Evidence(finding["state"], "As it was found."))
    yield finding
    controls._controls.clear()
    controls._controls.update(kept)


def measure(found: dict[str, State], *states: State) -> None:
    for state in states:
        found["state"] = state
        measuring.measure_and_keep()
    dispatcher = Dispatcher(threading.Event())
    while dispatcher.run_once():
        pass


def mails() -> list[tuple[str, str]]:
    sent = OutboundMail.objects.filter(kind__startswith="promise_").order_by("id")
    return [(mail.kind, mail.address) for mail in sent]


def events() -> list[str]:
    return list(Event.objects.filter(kind__startswith="promise.").order_by("id").values_list("kind", flat=True))


def test_a_break_is_told_once_and_so_is_its_end(found: Any, asha: Any, joseph: Any, fatuma: Any, rehema: Any) -> None:
    measure(found, State.KEPT)
    assert mails() == []

    measure(found, State.BROKEN, State.BROKEN, State.UNPROVEN, State.BROKEN)
    answering = sorted(person.email for person in (joseph, fatuma, rehema))
    assert sorted(mails()) == [("promise_broken", email) for email in answering]
    assert asha.email not in answering

    measure(found, State.KEPT, State.KEPT)
    assert sorted(mails())[3:] == [("promise_mended", email) for email in answering]
    assert events() == ["promise.broken", "promise.mended"]

    measure(found, State.BROKEN)
    assert len(mails()) == 9


def test_the_mail_says_the_sentence_and_what_was_found(found: Any, rehema: Any) -> None:
    measure(found, State.BROKEN)

    mail = OutboundMail.objects.get(kind="promise_broken")
    assert (mail.language, "P26" in mail.subject) == ("sw", True)
    assert "nakala" in mail.masked_text
    assert "As it was found." in mail.masked_text
    assert "/desk/promises/" in mail.masked_text


def test_the_desk_says_since_when_and_that_it_was_mended(found: Any, client: Any, joseph: Any) -> None:
    client.force_login(joseph)
    measure(found, State.BROKEN)
    shown = {each.id: each for each in selectors.latest()}["P26"]
    assert shown.broken_since
    assert not shown.mended_at
    assert "Broken since" in client.get("/desk/promises/").content.decode()

    measure(found, State.KEPT)
    assert "kept again since" in client.get("/desk/promises/").content.decode()
