"""Being erased from the page: the plan, the days of grace, and the certificate at an address of its own."""

from typing import Any

import pytest
from django.conf import settings

from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import running
from helpcentre.domain.privacy.models import Erasure, RightsRequest, State
from helpcentre.domain.retention.actions import place_hold

PAGE = "/en/privacy/my-data/delete/"


@pytest.fixture
def own_folder(tmp_path: Any, settings: Any) -> None:
    from helpcentre.base.core.data_directory import DataDirectory

    settings.DATA = DataDirectory(tmp_path / "data")
    settings.DATA.prepare()


@pytest.fixture
def hers(client: Any, mama_njeri: Any, opened: Any, own_folder: None) -> Any:
    client.force_login(mama_njeri, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def test_the_plan_is_shown_first_and_looking_at_it_asks_for_nothing(hers: Any) -> None:
    page = hers.get(PAGE).content.decode()
    assert "your name" in page
    assert "What stays, and why" in page
    assert not Erasure.objects.exists()


def test_without_the_tick_nothing_is_asked_for(hers: Any) -> None:
    assert hers.post(PAGE).status_code == 422
    assert not Erasure.objects.exists()


def test_asked_it_waits_and_can_be_taken_back_with_its_request(hers: Any) -> None:
    assert hers.post(PAGE, {"sure": "on"}).status_code == 302
    erasure = Erasure.objects.get()
    assert "Keep my data" in hers.get(PAGE).content.decode()
    assert erasure.started_at is None
    hers.post(f"{PAGE}cancellation/")
    erasure.refresh_from_db()
    assert erasure.cancelled_at is not None
    assert RightsRequest.objects.get().state == State.TAKEN_BACK


def test_done_at_once_its_certificate_stands_where_anybody_with_the_address_sees_it_and_names_nobody(
    hers: Any, client: Any, mama_njeri: Any
) -> None:
    hers.post(PAGE, {"sure": "on"})
    answer = hers.post(f"{PAGE}now/")
    erasure = Erasure.objects.get()
    assert answer["Location"] == f"{PAGE}{erasure.key}/"
    assert running.run(erasure.pk)
    client.logout()
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    text = page.content.decode()
    assert "Certificate of deletion" in text
    assert "Njeri" not in text
    assert client.get(answer["Location"].replace("/en/", "/sw/")).status_code == 200
    assert Person.objects.get(pk=mama_njeri.pk).name == ""
    assert client.get(PAGE).status_code == 302, "nobody is signed in as her any more"


def test_an_address_that_nobody_was_given_is_none(client: Any, db: None) -> None:
    for key in ("0" * 32, "x", "%00", "\u202e"):
        assert client.get(f"{PAGE}{key}/").status_code == 404


def test_a_legal_hold_says_so(hers: Any, mama_njeri: Any, fatuma: Any) -> None:
    place_hold(actor=fatuma.actor, by=fatuma, reason="Case 12 of the court", person=mama_njeri)
    page = hers.get(PAGE).content.decode()
    assert "A legal matter pauses this" in page
    assert "Case 12" not in page


def test_without_a_mail_server_nobody_is_asked_for_an_address(hers: Any) -> None:
    assert "certificate_to" not in hers.get(PAGE).content.decode()
    hers.post(PAGE, {"sure": "on", "certificate_to": "zawadi@forwarding.example"})
    assert Erasure.objects.get().certificate_to == ""


def test_the_certificate_is_mailed_only_where_they_say(hers: Any, settings: Any) -> None:
    settings.EMAIL_URL = "smtp://mail.example"
    assert 'value="njeri@stores.example"' in hers.get(PAGE).content.decode()
    for typed in ("nobody", "\0", "x" * 10_000, "a@b.example\nBcc: c@d.example"):
        answer = hers.post(PAGE, {"sure": "on", "certificate_to": typed})
        assert answer.status_code == 422, typed
        assert "This is no e-mail address" in answer.content.decode()
    assert not Erasure.objects.exists()
    hers.post(PAGE, {"sure": "on", "certificate_to": " Zawadi@Forwarding.example "})
    assert Erasure.objects.get().certificate_to == "zawadi@forwarding.example"
