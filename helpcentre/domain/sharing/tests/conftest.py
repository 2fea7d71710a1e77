"""An authority asks about Mama Njeri: what it may have, and who looks at it."""

from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.files.actions import put
from helpcentre.domain.sharing.disclosures import actions, days, papers
from helpcentre.domain.sharing.disclosures.actions.reviewing import Allowed
from helpcentre.domain.sharing.disclosures.asked import Asked, Ban
from helpcentre.domain.sharing.models import Disclosure
from helpcentre.domain.tickets.actions import add_customer_reply, add_note, send_reply
from helpcentre.domain.tickets.models import Attachment, Message

ORDER = b"%PDF-1.4 the order of the court"


@pytest.fixture
def house(settings: Any, tmp_path: Any) -> DataDirectory:
    """Files of a test lie in a folder of its own."""
    settings.DATA = DataDirectory(tmp_path / "data")
    settings.DATA.prepare()
    return settings.DATA  # type: ignore[no-any-return]


@pytest.fixture
def conversation(house: Any, opened: Any, asha: Any, mama_njeri: Any, baraka_the_stranger: Any) -> Any:
    """She asked last year and sent a photo, and wrote again today; Baraka wrote into it, and the team for itself."""
    stored = put(stream=BytesIO(b"RIFF\0\0\0\0WEBPher photo"), media_type="image/webp", purpose="attachment")
    Attachment.objects.create(
        message=opened.message, uploader=mama_njeri, file=stored, kind="image", name="risiti.webp"
    )
    old = clock.now() - timedelta(days=400)
    Message.objects.filter(pk=opened.message.pk).update(created_at=old)
    Attachment.objects.update(created_at=old)
    send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Karibu. Tunaangalia.", key="reply")
    add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="She was rude", key="note")
    add_customer_reply(actor=mama_njeri.actor, ticket=opened.ticket, author=mama_njeri, body="Bado haionekani")
    add_customer_reply(
        actor=baraka_the_stranger.actor, ticket=opened.ticket, author=baraka_the_stranger, body="Mimi ni Baraka"
    )
    return opened.ticket


@pytest.fixture
def register(conversation: Any, fatuma: Any, rehema: Any, mama_njeri: Any) -> Any:
    """Verbs with what they need: Fatuma records, Rehema decides."""

    def asked(**facts: Any) -> Asked:
        given = {
            "authority": "Directorate of Criminal Investigations", "country": "Kenya", "arrival": "letter",
            "arrived_on": date(2026, 1, 5), "basis": "court_order", "officer": "Inspector Mutua",
            "their_reference": "DCI/12/2026", "citation": "Chief Magistrate's Court Nyeri, Misc. App. 12 of 2026",
            "categories": ["user.name", "user.contact.phone_number", "user.content.private"],
        }  # fmt: skip
        return Asked(**(given | facts))

    def record(
        of: Any = None, by: Any = fatuma, ban: Ban | None = None, order: bytes = ORDER, **facts: Any
    ) -> Disclosure:
        kept = [papers.receive(BytesIO(order), "order.pdf")] if order else []
        return actions.record_disclosure(
            actor=fatuma.actor, by=fatuma, asked=asked(**facts), of=of or [mama_njeri], papers=kept, ban=ban
        )

    def approve(made: Disclosure, by: Any = rehema, **less: Any) -> Disclosure:
        targets = list(made.targets.values_list("pk", flat=True))
        allowed = Allowed(**({"targets": targets, "categories": made.categories} | less))
        actions.approve_disclosure(actor=by.actor, by=by, disclosure=made, allowed=allowed)
        return again(made)

    def build(made: Disclosure) -> Disclosure:
        actions.build_disclosure(disclosure=made)
        return again(made)

    def hand_over(made: Disclosure, by: Any = fatuma, **facts: Any) -> Disclosure:
        given = {"to_whom": "Inspector Mutua", "means": "person", "handed_on": days.today()} | facts
        actions.hand_over(actor=by.actor, by=by, disclosure=made, **given)
        return again(made)

    def again(made: Disclosure) -> Disclosure:
        return Disclosure.objects.get(pk=made.pk)

    def handed_over(**facts: Any) -> Disclosure:
        return hand_over(build(approve(record(**facts))))

    return SimpleNamespace(
        record=record, approve=approve, build=build, hand_over=hand_over, again=again, handed_over=handed_over
    )
