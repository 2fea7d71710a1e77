"""A request of an authority from its letter to its end: two people, a scope, an archive, a hold, a notice."""

import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnlyError
from helpcentre.base.events import log
from helpcentre.base.files import store
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import archive as exports
from helpcentre.domain.retention import holds
from helpcentre.domain.sharing.disclosures import actions, days
from helpcentre.domain.sharing.disclosures.asked import Ban
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Notice, Stage
from helpcentre.domain.sharing.models import DisclosedPerson, Disclosure, SealedFile

pytestmark = pytest.mark.django_db


def inside(made: Disclosure) -> dict[str, Any]:
    """Every JSON file of the sealed archive by its name, and the bytes of the others."""
    with store.current().open(made.sealed.file.name) as file, zipfile.ZipFile(file) as archive:
        return {
            name: json.loads(archive.read(name)) if name.endswith(".json") else archive.read(name)
            for name in archive.namelist()
        }


def words(made: Disclosure, person: Person) -> list[str]:
    tables = inside(made)[f"person-{person.pk}/data.json"]["tables"]
    return [row["body"] for row in tables.get("tickets.Message", {"rows": []})["rows"]]


def refused(code: str) -> Any:
    return pytest.raises(DisclosureError, match=f"^{code}$")


def test_what_is_asked_about_is_held_until_the_case_is_closed(register, mama_njeri, fatuma):
    made = register.record()
    assert [hold.reason for hold in holds.held(mama_njeri.pk)] == ["A legal matter"]
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)
    assert holds.held(mama_njeri.pk) == []
    assert register.again(made).stage == Stage.WITHDRAWN
    with refused("over"):
        actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)


def test_whoever_recorded_it_decides_nothing_and_nobody_decides_twice(register, fatuma, rehema, asha):
    made = register.record()
    for by, code in ((fatuma, "same"), (asha, "permission")):
        with refused(code):
            register.approve(made, by=by)
        with refused(code):
            actions.refuse_disclosure(actor=by.actor, by=by, disclosure=made, reason="No")
    register.approve(made)
    with refused("over"):
        register.approve(made)
    with refused("over"):
        actions.refuse_disclosure(actor=rehema.actor, by=rehema, disclosure=made, reason="No")
    assert (register.again(made).stage, made.review.reviewer) == (Stage.APPROVED, rehema)


def test_a_refusal_says_why_and_makes_nothing(register, rehema):
    made = register.record()
    with refused("reason"):
        actions.refuse_disclosure(actor=rehema.actor, by=rehema, disclosure=made, reason=" \0 ")
    actions.refuse_disclosure(actor=rehema.actor, by=rehema, disclosure=made, reason="The court is not the right one")
    assert not actions.build_disclosure(disclosure=register.again(made))
    with refused("over"):
        register.hand_over(register.again(made))


def test_no_more_is_approved_than_was_asked_for(register, mama_njeri, baraka_the_stranger):
    today = days.today()
    other = register.record(of=[baraka_the_stranger])
    made = register.record(since=today - timedelta(days=9), until=today)
    for more in (
        {"targets": [made.targets.get().pk, other.targets.get().pk]},
        {"categories": ["user.name", "user.financial"]},
        {"since": today - timedelta(days=10)},
        {"until": today + timedelta(days=1)},
    ):
        with refused("scope"):
            register.approve(made, **more)
    with refused("categories"):
        register.approve(made, categories=["user.shoe_size"])
    with refused("targets"):
        register.approve(made, targets=[])


def test_without_its_paper_only_an_emergency_is_approved(register):
    with refused("paper"):
        register.approve(register.record(order=b""))
    register.approve(register.record(order=b"", basis="emergency"))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"authority": " \0\n "}, "authority"),
        ({"citation": "x" * 10_000}, "citation"),
        ({"officer": "x" * 121}, "officer"),
        ({"basis": "curiosity"}, "basis"),
        ({"arrival": "pigeon"}, "arrival"),
        ({"arrived_on": days.today() + timedelta(days=2)}, "arrived_on"),
        ({"categories": []}, "categories"),
        ({"categories": ["user.name", "user.shoe_size"]}, "categories"),
        ({"categories": ["user.authorization.password"]}, "categories"),
        ({"since": days.today(), "until": days.today() - timedelta(days=1)}, "until"),
        ({"ban": Ban(ground="")}, "ban_ground"),
        ({"ban": Ban(ground="s. 5", until=days.today() - timedelta(days=1))}, "ban_until"),
    ],
)
def test_a_request_says_who_by_which_law_and_for_what(register, facts, code):
    with refused(code):
        register.record(**facts)
    assert not Disclosure.objects.exists()


def test_the_archive_holds_what_was_approved_and_nothing_else(register, mama_njeri):
    made = register.build(register.approve(register.record(), categories=["user.name", "user.content.private"]))
    found = inside(made)
    said = json.dumps(found[f"person-{mama_njeri.pk}/data.json"])
    assert sorted(words(made, mama_njeri))[0] == "Bado haionekani"
    assert "Njeri Kamau" in said
    for left_out in ("+254712345678", "njeri@stores.example", "She was rude", "Mimi ni Baraka"):
        assert left_out not in said
    assert found["manifest.json"]["left_out"] == {"notes of our team": 1, "words of others": 1}
    assert [each for each in found if "/files/" in each and found[each].endswith(b"her photo")]
    assert "Bado haionekani" in found[f"person-{mama_njeri.pk}/index.html"].decode()
    archive = made.archive
    assert (archive.size, archive.sha256) == (made.sealed.file.size, made.sealed.file.sha256)
    assert (archive.people, archive.files) == (1, 1)
    assert archive.rows == sum(each["rows"] for each in found["manifest.json"]["contents"])


def test_no_authority_reads_of_another(register, mama_njeri):
    first = register.handed_over(authority="The other one")
    context = {"person": mama_njeri}
    queue_mail(kind="test", address=mama_njeri.email, language="sw", person_id=mama_njeri.pk, context=context)
    said = json.dumps(inside(register.build(register.approve(register.record())))[f"person-{mama_njeri.pk}/data.json"])
    assert "outbound.OutboundMail" in said
    assert first.authority not in said


def test_days_and_kinds_leave_out_what_they_do_not_name(register, mama_njeri):
    today = days.today()
    made = register.build(register.approve(register.record(), since=today - timedelta(days=1), until=today))
    assert "Mteja amelipa leo asubuhi lakini siioni kwenye mauzo." not in words(made, mama_njeri)
    assert "Bado haionekani" in words(made, mama_njeri)
    assert made.archive.files == 0
    only_name = register.build(register.approve(register.record(), categories=["user.name"]))
    assert set(inside(only_name)[f"person-{mama_njeri.pk}/data.json"]["tables"]) == {"people.Person"}


def test_a_ticket_or_a_shop_brings_who_asked_and_only_what_belongs_to_it(register, conversation, mama_njeri):
    from helpcentre.domain.tickets.actions import open_ticket

    open_ticket(
        actor=mama_njeri.actor, requester=mama_njeri, subject="Other", body="Of another day", channel="web",
        language="sw",
    )  # fmt: skip
    for thing in (conversation, conversation.business):
        made = register.build(register.approve(register.record(of=[thing])))
        assert "Bado haionekani" in words(made, mama_njeri)
        assert "Of another day" not in words(made, mama_njeri)
        assert DisclosedPerson.objects.filter(disclosure=made).get().person == mama_njeri


def test_whoever_was_erased_meanwhile_is_not_in_it(register, mama_njeri):
    made = register.approve(register.record())
    Person.objects.filter(pk=mama_njeri.pk).update(erased_at=clock.now(), name="", email=None, phone=None)
    made = register.build(made)
    assert (made.archive.people, made.archive.rows) == (0, 0)
    assert inside(made)["manifest.json"]["erased"] == [mama_njeri.pk]


def test_building_twice_is_building_once_and_a_case_that_ended_meanwhile_keeps_nothing(register, fatuma):
    made = register.approve(register.record())
    stale = register.again(made)
    register.build(made)
    assert not actions.build_disclosure(disclosure=stale)
    assert SealedFile.objects.count() == 1
    ended = register.approve(register.record())
    stale = register.again(ended)
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=ended)
    assert not actions.build_disclosure(disclosure=stale)
    assert len(list(store.current().names())) == 1 + 1 + 2  # her photo, the first archive, and two orders
    late = register.build(register.approve(register.record()))
    name = late.sealed.file.name
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=late)
    assert not store.current().exists(name)


def test_what_was_handed_over_is_never_changed(register):
    made = register.handed_over()
    assert made.handover.sha256 == made.archive.sha256
    with refused("over"):
        register.hand_over(made)
    for row in (made, made.handover, made.review, made.archive, made.targets.get(), made.papers.get()):
        with pytest.raises(AppendOnlyError):
            row.save()
        with pytest.raises(AppendOnlyError):
            type(row).objects.filter(pk=row.pk).update(pk=row.pk)


def test_an_archive_with_one_other_byte_is_not_handed_over(register, house):
    made = register.build(register.approve(register.record()))
    path = next(house.files.rglob(made.sealed.file.name))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with refused("bytes"):
        register.hand_over(made)
    for facts in ({"to_whom": ""}, {"means": "pigeon"}, {"handed_on": days.today() + timedelta(days=1)}):
        with refused(next(iter(facts))):
            register.hand_over(made, **facts)


def test_she_is_told_in_her_language_and_reads_it_in_her_copy(register, mama_njeri, tmp_path):
    made = register.handed_over()
    mail = OutboundMail.objects.get(kind="disclosed")
    assert (mail.person_id, mail.language) == (mama_njeri.pk, "sw")
    assert "Directorate of Criminal Investigations" in mail.text
    assert "Inspector" not in mail.text
    said = copy_of(mama_njeri, tmp_path)
    assert said["sharing.Disclosure"]["rows"][0]["citation"] == made.citation
    assert "Inspector" not in json.dumps(said)
    assert [event.kind for event in log.of("disclosure", made.pk)][-2:] == ["disclosure.handed_over", "disclosure.told"]


def copy_of(person: Person, folder: Any) -> Any:
    path = folder / f"{clock.now().timestamp()}.zip"
    exports.build(person, path, language="sw")
    return exports.read_document(path)["tables"]


def test_nothing_tells_her_before_she_may_know_and_the_hour_after_it_does(register, mama_njeri, tmp_path, monkeypatch):
    last = days.today() + timedelta(days=30)
    made = register.handed_over(ban=Ban(ground="s. 12(2)", until=last))
    assert not OutboundMail.objects.filter(kind="disclosed").exists()
    said = copy_of(mama_njeri, tmp_path)
    assert not [label for label in said if label.startswith("sharing.")]
    assert made.reference not in json.dumps(said)
    assert actions.tell_due() == 0
    later = clock.now() + timedelta(days=32)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert actions.tell_due() == 1
    assert actions.tell_due() == 0
    assert OutboundMail.objects.get(kind="disclosed").person_id == mama_njeri.pk


def test_a_ban_without_an_end_lasts_until_it_is_lifted(register, fatuma):
    made = register.handed_over(ban=Ban(ground="s. 12(2)"))
    person = made.people.get()
    assert (person.notice, person.due_at) == (Notice.FORBIDDEN, None)
    with refused("over"):
        actions.note_told(actor=fatuma.actor, told=person)
    actions.lift_ban(actor=fatuma.actor, by=fatuma, disclosure=made)
    with refused("over"):
        actions.lift_ban(actor=fatuma.actor, by=fatuma, disclosure=made)
    assert made.people.get().notice == Notice.SENT


def test_whoever_has_no_address_is_told_by_hand(register, fatuma, mama_njeri):
    Person.objects.filter(pk=mama_njeri.pk).update(email=None, phone=None)
    made = register.handed_over()
    person = made.people.get()
    assert person.notice == Notice.DUE
    actions.note_told(actor=fatuma.actor, told=person)
    assert made.people.get().notice == Notice.SENT


def test_an_erasure_takes_the_archive_and_leaves_the_record_with_an_id(register, fatuma, mama_njeri, house):
    from helpcentre.domain.privacy.erasing import running
    from helpcentre.domain.privacy.erasing.actions import ask_for_erasure

    made = register.handed_over()
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)
    name = made.sealed.file.name
    erasure = ask_for_erasure(actor=mama_njeri.actor, person=mama_njeri, cause="asked")
    apps.get_model("privacy.Erasure").objects.filter(pk=erasure.pk).update(begins_at=clock.now())
    assert running.run(erasure.pk)
    assert not store.current().exists(name)
    made = register.again(made)
    assert (made.people.get().person_id, made.archive.sha256) == (mama_njeri.pk, made.handover.sha256)
    assert made.papers.get().file.size


def test_the_record_goes_after_its_years_with_its_papers(register, fatuma, monkeypatch):
    from helpcentre.domain.retention.actions import let_go

    made = register.handed_over()
    actions.close_disclosure(actor=fatuma.actor, by=fatuma, disclosure=made)
    names = {made.papers.get().file.name, made.sealed.file.name}
    later = clock.now() + timedelta(days=7 * 365)
    monkeypatch.setattr(clock, "now", lambda: later)
    let_go(clock_is_right=True)
    assert not Disclosure.objects.exists()
    assert not names & {each.name for each in store.current().names()}
