"""P19 sees each thing that is wrong with a request that was answered."""

from datetime import timedelta

import pytest
from django.db import connection

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.people.models import Person
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.sharing.disclosures import actions, days
from helpcentre.domain.sharing.disclosures.sealing import seal

pytestmark = pytest.mark.django_db


def state() -> State:
    found = measure("P19")[0]
    assert "Error" not in dict(found.evidence["en"])  # a control that stumbles says broken too
    return found.state


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount


def test_it_is_unproven_before_anybody_asked_and_kept_from_the_record_to_the_end(register, fatuma):
    assert state() is State.UNPROVEN
    made = register.record()
    assert state() is State.KEPT
    made = register.hand_over(register.build(register.approve(made)))
    assert state() is State.KEPT
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)
    assert state() is State.KEPT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sharing_disclosurereview SET reviewer_id = (SELECT recorded_by_id FROM sharing_disclosure)",
        "UPDATE sharing_disclosurereview SET categories = '[\"user.name\"]'",
        "UPDATE sharing_disclosurereview SET since = '2026-06-01'",
        "UPDATE sharing_disclosure SET citation = ''",
        "UPDATE sharing_disclosure SET authority = 'Somebody else'",
        "UPDATE sharing_disclosurehandover SET to_whom = 'Somebody else'",
        "UPDATE sharing_disclosurehandover SET sha256 = 'other'",
        "DELETE FROM sharing_disclosurepaper",
        "DELETE FROM sharing_disclosurehandover",
        "DELETE FROM sharing_sealedfile",
        "UPDATE sharing_disclosedperson SET notice = 'due', due_at = '2026-01-01 00:00:00+00:00'",
        "UPDATE sharing_disclosedperson SET notice = 'forbidden', due_at = NULL",
    ],
)
def test_a_record_that_was_changed_behind_its_back_breaks_it(register, statement):
    register.handed_over()
    assert state() is State.KEPT
    sql(statement)
    assert state() is State.BROKEN


def test_a_record_that_was_changed_and_sealed_anew_without_the_key_breaks_it(register):
    made = register.handed_over()
    sql("UPDATE sharing_disclosure SET authority = 'Somebody else'")
    forged = register.again(made)
    sql("UPDATE sharing_disclosurehandover SET seal = %s", seal(forged, forged.handover))
    assert state() is State.BROKEN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sharing_disclosurereview SET reviewer_id = (SELECT recorded_by_id FROM sharing_disclosure)",
        "UPDATE sharing_disclosurereview SET is_approved = %s",
        "UPDATE sharing_disclosurereview SET categories = '[\"user.name\"]'",
        "UPDATE sharing_disclosurereview SET since = '2999-01-01'",
        "UPDATE sharing_disclosure SET basis = 'curiosity'",
        "DELETE FROM sharing_disclosurepaper",
    ],
)
def test_what_was_wrong_already_when_it_was_sealed_breaks_it(register, statement):
    made = register.build(register.approve(register.record()))
    sql(statement, *([False] * statement.count("%s")))
    register.hand_over(register.again(made))
    assert state() is State.BROKEN


def test_one_other_byte_and_a_lifted_hold_and_a_lost_record_break_it(register, house, fatuma):
    made = register.handed_over()
    path = next(house.files.rglob(made.sealed.file.name))
    whole = path.read_bytes()
    path.write_bytes(whole[:99] + bytes([whole[99] ^ 1]) + whole[100:])
    assert state() is State.BROKEN
    path.write_bytes(whole)
    assert state() is State.KEPT
    LegalHold.objects.update(lifted_at=clock.now())
    assert state() is State.BROKEN
    LegalHold.objects.update(lifted_at=None)
    other = register.record()
    assert state() is State.KEPT
    type(other)._base_manager.filter(pk=other.pk).delete()
    assert state() is State.BROKEN


def test_an_archive_that_went_by_its_rule_keeps_it(register, fatuma, mama_njeri, monkeypatch):
    from helpcentre.domain.retention.removing import remove
    from helpcentre.domain.sharing.models import SealedFile

    made = register.handed_over()
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)
    remove(SealedFile._base_manager.all())
    assert state() is State.BROKEN
    Person.objects.filter(pk=mama_njeri.pk).update(erased_at=clock.now())
    assert state() is State.KEPT
    Person.objects.filter(pk=mama_njeri.pk).update(erased_at=None)
    later = clock.now() + timedelta(days=366)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert state() is State.KEPT


def test_figures_are_counted_by_year(register, rehema):
    register.handed_over()
    no = register.record()
    actions.refuse_disclosure(actor=rehema.actor, by=rehema, disclosure=no, reason="No law says so")
    said = dict(measure("P19")[0].evidence["en"])
    year = days.today().year
    found = [said[f"{year}: {words}"] for words in ("authorities asked", "data was handed over", "refused")]
    assert found == ["2", "1", "1"]
