"""The monthly report of the privacy desk."""

import csv
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from helpcentre.base.core import clock
from helpcentre.base.promises import monthly
from helpcentre.base.promises.models import PromiseBreak
from helpcentre.base.promises.monthly import Line, Month
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.privacy.models import Kind, Proof, RightsRequest, Source
from helpcentre.domain.privacy.requests.actions import finish_request, open_request
from helpcentre.domain.retention.actions import lift_hold, place_hold
from helpcentre.domain.retention.models import RetentionRun

PAGE, TABLE = "/desk/privacy/report/", "/desk/privacy/report/table/"


@pytest.fixture
def officer(fatuma, sign_in):
    return sign_in(fatuma)


def figures(officer, month=""):
    """Every figure of the table, by part, line and column."""
    rows = list(csv.reader(officer.get(TABLE, {"month": month}).content.decode().splitlines()))
    return {tuple(row[1:4]): row[4] for row in rows[1:]}


def asked(person, kind, arrived, took=None):
    case = open_request(
        actor=person.actor, person=person, kind=kind, source=Source.PAGE, received_at=arrived, proof=Proof.SIGN_IN
    )
    if took is not None:
        finish_request(actor=person.actor, case=case)
        RightsRequest.objects.filter(pk=case.pk).update(closed_at=arrived + took)


def test_requests_are_counted_by_kind_with_the_middle_of_their_times(officer, mama_njeri, baraka_the_stranger):
    day = clock.now() - timedelta(days=60)
    last = Month.of(day)
    start = last.start + timedelta(days=3)
    asked(mama_njeri, Kind.ACCESS, start, timedelta(hours=2))
    asked(baraka_the_stranger, Kind.ACCESS, start, timedelta(hours=6))
    asked(mama_njeri, Kind.DELETE, start, timedelta(days=9))  # its clock ran out in the same month
    asked(mama_njeri, Kind.OBJECT, start)

    found = figures(officer, last.key)

    line = {column: value for (part, what, column), value in found.items() if what == "See what we hold"}
    assert line == {
        "Arrived": "2", "Done": "2", "Refused": "0", "Too late": "0", "Half of them answered within": "4.00",
    }  # fmt: skip
    assert found["Requests about data", "Delete my data", "Too late"] == "1"
    assert found["Requests about data", "Object to a use", "Too late"] == "1"
    assert found["Requests about data", "All together", "Arrived"] == "4"
    now = figures(officer)
    assert now["Requests about data", "All together", "Arrived"] == "0"
    assert now["Requests about data", "All together", "Too late"] == "0"


def test_consents_holds_retention_and_breaks_stand_in_the_month_they_happened(officer, fatuma, mama_njeri):
    for decision in ("given", "withdrawn"):
        record_consent(
            actor=mama_njeri.actor, person=mama_njeri, purpose="news", decision=decision, how="page", language="sw"
        )
    hold = place_hold(actor=fatuma.actor, by=fatuma, reason="A letter", person=mama_njeri)
    lift_hold(actor=fatuma.actor, by=fatuma, hold=hold)
    now = clock.now()
    for rehearsal in (False, True):
        counts = {"tickets.RequestContext": {"gone": 7, "stuck": 1}, "of.another.version": {"gone": 2}}
        RetentionRun.objects.create(started_at=now, is_rehearsal=rehearsal, counts=counts)
    PromiseBreak.objects.create(promise_id="P29", broke_at=now - timedelta(hours=3), mended_at=now)

    page = officer.get(PAGE).content.decode()
    found = figures(officer)

    assert found["Agreements", "News by e-mail", "Given"] == found["Agreements", "News by e-mail", "Taken back"] == "1"
    assert found["Legal holds", "Placed", "Number"] == found["Legal holds", "Lifted", "Number"] == "1"
    assert found["Legal holds", "In force at the end", "Number"] == "0"
    assert found["What went because its time was over", "All together", "Went"] == "9"
    assert "P29: We keep each thing" in page
    assert "3 h 0 min" in page
    assert "Njeri" not in page
    assert "A letter" not in page


def test_a_name_cannot_get_in_as_a_figure():
    with pytest.raises(TypeError):
        Line("Asked by", ("Njeri Kamau",))


def test_every_app_that_keeps_a_register_is_in_it():
    asked = {"promises", "requests", "erasures", "exports", "consents", "retention", "holds", "policy", "processors"}
    assert asked <= set(monthly._makers)


@pytest.mark.parametrize("month", ["", "\0", "2026-13", "1999-01", "99999-01", "🙂", "x" * 5000])
def test_any_month_may_be_asked_for(month, officer):
    assert officer.get(PAGE, {"month": month}).status_code == 200
    assert officer.get(TABLE, {"month": month}).status_code == 200


def test_months_begin_at_midnight_of_the_house_and_end_where_the_next_begins():
    december = Month(2026, 12)

    assert december.start == timezone.make_aware(datetime(2026, 12, 1))  # noqa: DTZ001 - made aware at once
    assert december.end == december.next.start
    assert (december.next.key, december.before(12).key, Month(2026, 1).before(1).key) == (
        "2027-01",
        "2025-12",
        "2025-12",
    )


def test_a_month_with_much_in_it_costs_no_more_queries(officer, django_assert_max_num_queries):
    for number in range(12):
        PromiseBreak.objects.create(promise_id="P29", mended_at=clock.now() + timedelta(seconds=number))
    with django_assert_max_num_queries(36):
        officer.get(PAGE)


def test_who_leads_the_team_does_not_see_it(joseph, sign_in):
    assert sign_in(joseph).get(PAGE).status_code == 404
