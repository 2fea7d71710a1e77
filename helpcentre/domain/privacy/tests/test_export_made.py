import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.core import clock
from helpcentre.base.files import grants
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises.controls import State as Finding
from helpcentre.domain.privacy.export import proof, selectors
from helpcentre.domain.privacy.export.actions import fetched, make_export, prepare_export, sweep_exports
from helpcentre.domain.privacy.models import Kind, PersonExport, Proof, RightsRequest, Source, State
from helpcentre.domain.privacy.requests.actions import NotProvedError, open_request


@pytest.fixture
def asked(mama_njeri: Any) -> Any:
    """Njeri asked for her data and proved who she is."""
    return open_request(
        actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE, proof=Proof.SIGN_IN
    )


@pytest.fixture
def made(asked: Any, mama_njeri: Any, django_capture_on_commit_callbacks: Any) -> PersonExport:
    export = prepare_export(actor=mama_njeri.actor, person=mama_njeri, case=asked)
    make_export(export=export)
    return PersonExport.objects.select_related("request").get(pk=export.pk)


def test_it_is_made_once_told_without_a_secret_and_ends_the_request(made: Any, mama_njeri: Any) -> None:
    assert made.path.stat().st_size == made.size > 1000
    assert made.path.stat().st_mode & 0o077 == 0
    assert make_export(export=made) is False
    assert prepare_export(actor=mama_njeri.actor, person=mama_njeri) == made
    mail = OutboundMail.objects.get(kind="export_ready")
    assert (mail.address, made.name in mail.text) == (mama_njeri.email, False)
    assert made.request.state == State.DONE
    assert [step.did for step in made.request.steps.all()] == ["arrived", "proved", "started", "prepared", "done"]


def test_nothing_is_made_before_it_is_proved_who_asks(mama_njeri: Any) -> None:
    case = open_request(actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.TICKET)

    with pytest.raises(NotProvedError):
        prepare_export(actor=mama_njeri.actor, person=mama_njeri, case=case)


def test_it_opens_to_its_own_person_only_and_only_for_a_time(
    made: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    assert selectors.for_person(mama_njeri, made.name) == made
    assert selectors.for_person(baraka_the_stranger, made.name) is None
    for forged in ("", "0" * 32, "../" + made.name, made.name + "\0", made.name.upper() + "x"):
        assert selectors.for_person(mama_njeri, forged) is None

    PersonExport.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert selectors.for_person(mama_njeri, made.name) is None


def test_fetching_is_noted_once(made: Any, mama_njeri: Any) -> None:
    for _ in range(2):
        fetched(actor=mama_njeri.actor, export=made)

    assert [step.did for step in made.request.steps.all()].count("fetched") == 1


def test_the_grant_names_the_folder_of_exports(made: Any) -> None:
    answer = grants.export_response(name=made.name, size=made.size, sha256=made.sha256, title="data.zip")

    granted = grants.read(answer.headers[grants.HEADER])

    assert granted is not None
    with granted.open() as file:
        assert file.read(2) == b"PK"


def test_old_ones_and_strays_go_and_young_ones_stay(
    made: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    stray, young = settings.DATA.exports / "making-x", settings.DATA.exports / "making-y"
    stray.mkdir()
    young.mkdir()
    os.utime(stray, (0, 0))
    assert sweep_exports() == 1
    assert made.path.exists() and young.exists() and not stray.exists()

    PersonExport.objects.update(expires_at=clock.now())
    with django_capture_on_commit_callbacks(execute=True):
        sweep_exports()
    assert not made.path.exists() and not PersonExport.objects.exists()


def test_a_promised_copy_that_vanished_or_stays_for_ever_breaks_the_promise(made: Any, ticket: Any) -> None:
    assert proof.a_copy_is_complete().state == Finding.KEPT

    PersonExport.objects.update(expires_at=clock.now() - timedelta(days=1))
    assert proof.a_copy_is_complete().state == Finding.BROKEN

    PersonExport.objects.update(expires_at=clock.now() + timedelta(days=1))
    made.path.unlink()
    assert proof.a_copy_is_complete().state == Finding.BROKEN


@pytest.mark.parametrize("by", ["pk", "email", "phone", "local"])
def test_an_operator_names_somebody_by_id_address_or_number(
    by: str, mama_njeri: Any, tmp_path: Any, capsys: Any
) -> None:
    ref = {
        "pk": str(mama_njeri.pk),
        "email": mama_njeri.email.upper(),
        "phone": mama_njeri.phone,
        "local": "0712 345 678",
    }
    out = tmp_path / "njeri.zip"

    call_command("person", "export", ref[by], "--out", str(out))

    case = RightsRequest.objects.get()
    assert (case.state, case.source, case.proof) == (State.DONE, Source.COMMAND, Proof.OPERATOR)
    assert case.reference in capsys.readouterr().out
    with pytest.raises(CommandError, match="exists already"):
        call_command("person", "export", ref[by], "--out", str(out))


@pytest.mark.parametrize("ref", ["nobody@shop.example", "999999", "+255700000000", "x\0y", "", "🙂", "9" * 400])
def test_somebody_unknown_is_said_clearly(ref: str, db: None, tmp_path: Any) -> None:
    with pytest.raises(CommandError, match="nobody has this id"):
        call_command("person", "export", ref, "--out", str(tmp_path / "x.zip"))
    assert not (tmp_path / "x.zip").exists()
