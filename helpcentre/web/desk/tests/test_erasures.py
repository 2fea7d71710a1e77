"""Erasures and legal holds on the privacy desk."""

from typing import Any

import pytest
from django.conf import settings

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.domain.privacy.erasing import running
from helpcentre.domain.privacy.models import Cause, Erasure, RightsRequest
from helpcentre.domain.retention.models import LegalHold

LIST, HOLDS = "/desk/privacy/erasures/", "/desk/privacy/holds/"


@pytest.fixture
def desk(client: Any, fatuma: Any, tmp_path: Any, settings: Any) -> Any:
    settings.DATA = DataDirectory(tmp_path / "data")
    settings.DATA.prepare()
    client.force_login(fatuma, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_who_phones_is_planned_first_and_then_erased_in_their_name(desk: Any, mama_njeri: Any, opened: Any) -> None:
    page = f"{LIST}plan/{mama_njeri.pk}/"
    assert "your name" in desk.get(page).content.decode()
    assert desk.post(page).status_code == 422
    assert not Erasure.objects.exists()
    answer = desk.post(page, {"sure": "on"})
    erasure = Erasure.objects.get()
    assert answer["Location"] == f"{LIST}{erasure.pk}/"
    assert (erasure.cause, RightsRequest.objects.get().proof) == (Cause.STAFF, "staff")
    Erasure.objects.update(begins_at=erasure.asked_at)
    assert running.run(erasure.pk)
    text = desk.get(answer["Location"]).content.decode()
    assert "Certificate of deletion" in text
    assert "Njeri" not in text
    assert desk.get(page).status_code == 404


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    desk: Any, mama_njeri: Any, baraka_the_stranger: Any, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    Erasure.objects.create(person=mama_njeri, cause=Cause.ASKED, begins_at="2030-01-01T00:00:00Z")
    desk.get(LIST)
    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    Erasure.objects.create(person=baraka_the_stranger, cause=Cause.ASKED, begins_at="2030-01-01T00:00:00Z")
    with django_assert_num_queries(len(one)):
        assert "Person" in desk.get(LIST).content.decode()


def test_a_hold_is_placed_on_what_is_named_and_lifted(desk: Any, mama_njeri: Any, ticket: Any) -> None:
    assert desk.post(HOLDS, {"on": "nobody@nowhere.example", "reason": "Court"}).status_code == 422
    for wanted in (ticket.reference, "njeri@stores.example", "Mama Njeri S"):
        assert desk.post(HOLDS, {"on": wanted, "reason": "Letter from the court"}).status_code == 302
    first = LegalHold.objects.order_by("id")[0]
    assert [bool(first.ticket), LegalHold.objects.filter(person=mama_njeri).count()] == [True, 1]
    assert "Letter from the court" in desk.get(HOLDS).content.decode()
    desk.post(f"{HOLDS}{first.pk}/lifting/")
    first.refresh_from_db()
    assert not first.is_in_force


def test_somebody_who_only_answers_tickets_sees_none_of_it(client: Any, asha: Any, mama_njeri: Any) -> None:
    client.force_login(asha, backend=settings.AUTHENTICATION_BACKENDS[0])
    for page in (LIST, HOLDS, f"{LIST}plan/{mama_njeri.pk}/"):
        assert client.get(page).status_code == 404
