"""What a copy holds back is handed over once somebody of the team read and released it, as it stood then."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from helpcentre.base.events.models import Event
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.privacy.export import archive, readings
from helpcentre.domain.privacy.export.actions import decide_held_back, make_export
from helpcentre.domain.privacy.models import Kind, PersonExport, Proof, Source
from helpcentre.domain.privacy.requests.actions import grant_request, open_request
from helpcentre.domain.tickets.actions import add_note
from helpcentre.domain.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db
NOTE = "Baraka was rude about her"


@pytest.fixture
def case(conversation: Any, mama_njeri: Any, place: Any) -> Any:
    return open_request(
        actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE, proof=Proof.SIGN_IN
    )


@pytest.fixture
def officer(client: Client, fatuma: Any) -> Client:
    client.force_login(fatuma)
    return client


def copied(export: PersonExport) -> Any:
    """Whether the note stands in the copy, and how many messages it says are held back."""
    make_export(export=export)
    table = archive.read_document(export.path)["tables"]["tickets.Message"]
    back = table.get("held_back", {}).get("count", 0)
    return any(row["body"] == NOTE for row in table["rows"]), back


def page_of(case: Any) -> str:
    return f"/desk/privacy/{case.reference}/held-back/"


def test_the_officer_reads_it_releases_it_and_has_the_copy_made_anew(officer: Client, fatuma: Any, case: Any) -> None:
    grant_request(actor=fatuma.actor, case=case)
    assert copied(PersonExport.objects.get()) == (False, 1)
    page = officer.get(page_of(case)).content.decode()
    assert NOTE in page
    assert "Asha Mwangi" in page
    (field,) = set(re.findall(r'name="(tickets\.Message-[^"]+)"', page))

    answer = officer.post(page_of(case), {field: "release", "renew": "1"})

    assert answer["Location"] == f"/desk/privacy/{case.reference}/"
    made = PersonExport.objects.latest("id")
    assert PersonExport.objects.count() == 2
    assert copied(made) == (True, 0)
    assert measure("P33")[0].state is State.KEPT
    looks = Event.objects.filter(kind="person.record.viewed", data__screen="held_back")
    assert [(look.subject_id, look.actor_id) for look in looks] == [(case.person_id, fatuma.pk)]


def test_what_is_kept_back_stays_back_and_both_can_be_changed(officer: Client, fatuma: Any, case: Any) -> None:
    (row,) = readings.held_back(case.person)
    for verdict, is_released in (("keep", False), ("release", True), ("keep", False)):
        officer.post(page_of(case), {f"{row.key}-{row.mark}": verdict})
        assert readings.held_back(case.person)[0].is_released is is_released
    officer.post(page_of(case), {f"{row.key}-{row.mark}": "keep"})
    kinds = Event.objects.filter(kind="person.held_back.read").values_list("data__verdict", flat=True)
    assert list(kinds) == ["kept_back", "released", "kept_back"]
    assert readings.handed_over(case.person_id) == {}
    assert not PersonExport.objects.exists()


def test_words_that_changed_after_they_were_read_are_held_back_again(fatuma: Any, case: Any) -> None:
    (row,) = readings.held_back(case.person)
    decide_held_back(actor=fatuma.actor, by=fatuma, person=case.person, decisions={f"{row.key}-{row.mark}": True})
    assert readings.handed_over(case.person_id) == {"tickets.Message": {row.row}}

    Message.objects.filter(pk=row.row).update(body="Something else, of somebody else")

    assert readings.handed_over(case.person_id) == {"tickets.Message": set()}
    assert readings.held_back(case.person)[0].is_released is None
    old = {f"{row.key}-{row.mark}": True}
    assert decide_held_back(actor=fatuma.actor, by=fatuma, person=case.person, decisions=old) == 0


def test_nobody_releases_what_is_not_held_back_from_this_person(
    fatuma: Any, case: Any, baraka_the_stranger: Any
) -> None:
    (row,) = readings.held_back(case.person)
    decisions = {f"{row.key}-{row.mark}": True, "auth.Group-1-x": True, "\0": True}

    assert decide_held_back(actor=fatuma.actor, by=fatuma, person=baraka_the_stranger, decisions=decisions) == 0


def test_many_notes_cost_as_many_queries_as_few(officer: Client, asha: Any, case: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            officer.get(page_of(case))
        return len(captured)

    queries()
    few = queries()
    for number in range(5):
        add_note(
            actor=asha.actor, ticket=Ticket.objects.get(requester=case.person), author=asha, body="x", key=f"n{number}"
        )
    assert queries() == few


def test_only_a_copy_holds_something_back(officer: Client, mama_njeri: Any, asha: Any) -> None:
    other = open_request(actor=mama_njeri.actor, person=mama_njeri, kind=Kind.DELETE, source=Source.PAGE)
    assert officer.get(page_of(other)).status_code == 404
    assert officer.get("/desk/privacy/PR-999999/held-back/").status_code == 404
    officer.force_login(asha)
    assert officer.get(page_of(other)).status_code == 404
