"""Mails that take some doing: about rights, a new policy, years of silence, a promise that broke, an authority."""

from datetime import timedelta
from typing import Any

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.inventory.taxonomy import GROUP_TITLES, Group
from helpcentre.base.outbound.composition import render
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises.models import PromiseBreak
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.policy import actions as policy
from helpcentre.domain.policy.actions import noticing
from helpcentre.domain.privacy import alerting
from helpcentre.domain.privacy.closing.actions import noticing as closing
from helpcentre.domain.privacy.erasing import reading
from helpcentre.domain.privacy.export.telling import tell_ready
from helpcentre.domain.privacy.models import PersonExport
from helpcentre.domain.privacy.requests import actions as rights
from helpcentre.domain.privacy.requests import answers
from helpcentre.domain.sharing.disclosures import actions as disclosures
from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.sharing.disclosures.actions.reviewing import Allowed
from helpcentre.domain.sharing.disclosures.asked import Asked
from helpcentre.domain.sharing.models import Disclosure

SYSTEM = Actor.system()


def use_ones_rights(person: Any) -> None:
    """She is sent a code, and asks, is told that it was done, and is refused; a copy is made for her."""
    rights.send_code(person=person, language=person.language)
    facts = {"actor": person.actor, "person": person, "source": "page", "proof": "sign_in"}
    for kind, end in (
        ("object", lambda case: case),
        ("restrict", lambda case: rights.finish_request(actor=person.actor, case=case)),
        ("delete", lambda case: rights.refuse_request(actor=person.actor, case=case, reason="law")),
    ):
        answers.send(end(rights.open_request(kind=kind, **facts)), actor=person.actor)
    tell_ready(PersonExport.objects.create(person=person, language=person.language, expires_at=clock.now()))


def post_a_policy(person: Any) -> None:
    """She is told that there is a new one."""
    policy.post_starter(actor=SYSTEM)
    draft = policy.start_draft(actor=SYSTEM)
    draft = policy.write_note(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits, note={"en": "M-Pesa", "sw": "M-Pesa"})
    version = policy.post_draft(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits)
    noticing.notify_batch(actor=SYSTEM, version_id=version.pk, after=0)


def fall_silent(language: str) -> None:
    """Somebody of whom there was no sign for years is told before their history goes."""
    person = people.find_or_create_person(actor=SYSTEM, name="Grace", email="silent@stores.example", language=language)
    Person.objects.filter(pk=person.pk).update(created_at=clock.now() - timedelta(days=4 * 365))
    closing.notify_silent()


def certificate(language: str) -> OutboundMail:
    """The mail of which no copy is kept."""
    now = clock.now()
    line = reading.Line(GROUP_TITLES[Group.IDENTITY], 1, now)
    address = reading.Address(until=now, backups=now, gone=None, sent=False)
    fades = [(GROUP_TITLES[Group.DEVICE], now)]
    written = reading.Certificate(now, now, [line], [], fades, now, now, 1, address)
    said = render("erasure_certificate", language, {"certificate": written, "page": "https://help.duka.example/"})
    return OutboundMail(kind="erasure_certificate", subject=said.subject, text=said.text, html=said.html)


def break_a_promise() -> None:
    """The team is told, and told again when it is kept."""
    found = PromiseBreak.objects.create(promise_id="P26")
    for is_mended in (False, True):
        alerting.tell_team(break_id=found.pk, is_mended=is_mended)


def give_to_an_authority(person: Any, recorder: Any, reviewer: Any) -> None:
    """She is told that an authority has her name."""
    asked = Asked(
        authority="DCI", country="Kenya", arrival="letter", arrived_on=days.today(), basis="emergency",
        citation="12/2026", categories=["user.name"],
    )  # fmt: skip
    made = disclosures.record_disclosure(actor=SYSTEM, by=recorder, asked=asked, of=[person])
    allowed = Allowed(made.targets.values_list("pk", flat=True), asked.categories)
    disclosures.approve_disclosure(actor=SYSTEM, by=reviewer, disclosure=made, allowed=allowed)
    disclosures.build_disclosure(disclosure=Disclosure.objects.get())
    to_whom = {"to_whom": "DCI", "means": "person", "handed_on": days.today()}
    disclosures.hand_over(actor=SYSTEM, by=recorder, disclosure=Disclosure.objects.get(), **to_whom)
