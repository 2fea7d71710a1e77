"""Everything about their rights that is mailed to somebody."""

from typing import Any

from helpcentre.base.core import clock
from helpcentre.domain.privacy.export.telling import tell_ready
from helpcentre.domain.privacy.models import PersonExport
from helpcentre.domain.privacy.requests import actions as rights
from helpcentre.domain.privacy.requests import answers


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
