"""An objection that is granted stops something by itself, and what it stops is found through the inventory."""

from typing import Any

import pytest

from helpcentre.base.inventory.taxonomy import Use
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.feedback.actions import note_read_before
from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge import actions as knowledge
from helpcentre.domain.people import objections
from helpcentre.domain.people.actions import allow_again, object_to
from helpcentre.domain.people.models import Objection
from helpcentre.domain.privacy.models import Kind, Source
from helpcentre.domain.privacy.models import State as Case
from helpcentre.domain.privacy.requests.actions import grant_request, open_request
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets.actions import Context
from helpcentre.domain.tickets.models import RequestContext

pytestmark = pytest.mark.django_db
PHONE = Context("41.90.1.2", "Chrome 96", "Tecno", "Android 9", "/sw/articles/bei/")


@pytest.fixture
def place(asha: Any) -> str:
    topic = knowledge.put_topic(actor=asha.actor, key="t", language="sw", slug="t", title="T").row
    article = knowledge.put_article(actor=asha.actor, language="sw", slug="bei", topic=topic, title="B", body="b").row
    knowledge.publish_article(actor=asha.actor, article=article)
    return "sw/bei"


def asks(person: Any, place: str) -> Any:
    made = tickets.open_ticket(
        actor=person.actor, requester=person, subject="S", body="B", channel="web", language="sw", context=PHONE
    )
    note_read_before(ticket=made.ticket, places=[place])
    return made.ticket


def objected(person: Any, asha: Any) -> Any:
    case = open_request(actor=person.actor, person=person, kind=Kind.OBJECT, source=Source.PAGE, words="No spying")
    return grant_request(actor=asha.actor, case=case)


def seen(ticket: Any) -> tuple[str, ...]:
    row = RequestContext.objects.get(ticket=ticket)
    return (row.ip_address or "", row.browser, row.device, row.operating_system, row.page)


def test_granted_it_lets_go_of_what_was_noted_and_notes_no_more(
    mama_njeri: Any, baraka_the_stranger: Any, asha: Any, place: str
) -> None:
    before, neighbours = asks(mama_njeri, place), asks(baraka_the_stranger, place)

    assert objected(mama_njeri, asha).state == Case.DONE

    after = asks(mama_njeri, place)
    assert seen(before) == seen(after) == ("41.90.1.2", "", "", "", "")  # the address keeps abuse out
    assert seen(neighbours) == ("41.90.1.2", "Chrome 96", "Tecno", "Android 9", "/sw/articles/bei/")
    assert list(ReadBefore.objects.values_list("ticket", flat=True)) == [neighbours.pk]


def test_objecting_twice_is_objecting_once_and_it_may_be_allowed_again(mama_njeri: Any, asha: Any, place: str) -> None:
    objected(mama_njeri, asha)
    object_to(actor=asha.actor, person=mama_njeri, use=Use.SUPPORT)
    assert Objection.objects.count() == 1

    assert allow_again(actor=mama_njeri.actor, person=mama_njeri) == 1

    assert seen(asks(mama_njeri, place))[1] == "Chrome 96"


def test_the_promise_sees_what_is_noted_against_an_objection(mama_njeri: Any, asha: Any, place: str) -> None:
    ticket = asks(mama_njeri, place)
    objected(mama_njeri, asha)
    assert measure("P04")[0].state is State.KEPT

    RequestContext.objects.filter(ticket=ticket).update(device="Tecno")

    found = measure("P04")[0]
    assert found.state is State.BROKEN
    assert ["Noted of people who objected to it", "1"] in found.evidence["en"]


def test_only_what_we_note_because_we_find_it_useful_can_be_said_no_to(mama_njeri: Any) -> None:
    assert objections.uses() == [Use.SUPPORT]
    assert {(each.model.__name__, each.whole) for each in objections.noted()} == {
        ("RequestContext", False),
        ("ReadBefore", True),
    }
    with pytest.raises(ValueError, match="nothing is noted"):
        object_to(actor=mama_njeri.actor, person=mama_njeri, use=Use.SECURITY)
