"""Mails that take some doing: about their rights, about a new policy, and about a promise that broke."""

from typing import Any

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.promises.models import PromiseBreak
from helpcentre.domain.policy import actions as policy
from helpcentre.domain.policy.actions import noticing
from helpcentre.domain.privacy import alerting
from helpcentre.domain.privacy.export.telling import tell_ready
from helpcentre.domain.privacy.models import PersonExport
from helpcentre.domain.privacy.requests import actions as rights
from helpcentre.domain.privacy.requests import answers

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


def break_a_promise() -> None:
    """The team is told, and told again when it is kept."""
    found = PromiseBreak.objects.create(promise_id="P26")
    for is_mended in (False, True):
        alerting.tell_team(break_id=found.pk, is_mended=is_mended)
