"""A person with a long history with us, as the parts of the Help Centre write it, and whoever deals with them."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from PIL import Image

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.files import incoming
from helpcentre.base.outbound import delivery
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.search import tickets as index
from helpcentre.domain.answering.models import Draft
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import PersonExport
from helpcentre.domain.privacy.tests.planting import Planter
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets.models import Message, Ticket

SYSTEM = Actor.system()


@dataclass
class History:
    """Everything of one person; ``words`` are the words that only they left, by where they stand."""

    person: Person
    planter: Planter
    ticket: Ticket
    files: list[str] = field(default_factory=list)
    said: str = ""
    session: str = ""
    colleagues: Ticket | None = None

    @property
    def words(self) -> dict[str, str]:
        return self.planter.words


def grow(salt: str, agent: Person) -> History:
    """Make a person and let them leave words everywhere: rows by the inventory, then copies by hand."""
    person = people.find_or_create_person(actor=SYSTEM, name=salt, email=f"{salt}@duka.example", language="sw")
    shop = people.join_business(actor=SYSTEM, person=person, name=f"{salt}shop")
    planter = Planter(person, salt)
    opened = tickets.open_ticket(
        actor=person.actor, requester=person, business=shop, subject="Pesa", body="Pesa", channel="web", language="sw"
    )
    history = History(person, planter, opened.ticket)
    _send_files(history, opened.message)
    planter.everywhere()
    LegalHold.objects.update(lifted_at=clock.now())  # one was planted as well
    person.refresh_from_db()
    _build_export(history)
    _say(history, opened.message)
    _be_quoted(history, agent)
    _sign_in(history)
    _get_mail(history)
    _be_logged(history)
    return history


def _send_files(history: History, message: Any) -> None:
    written = f"till: {history.planter.word('attached log')}\n".encode()
    picture = BytesIO()
    Image.new("RGB", (900, 700), "green").save(picture, "PNG")
    picture.seek(0)
    kept = [
        tickets.receive_attachment(stream=BytesIO(written), name="till.log", uploader=history.person),
        tickets.receive_attachment(stream=picture, name="receipt.png", uploader=history.person),
    ]
    tickets.attach(actor=history.person.actor, message=message, attachments=kept)
    history.files = [file.name for each in kept for file in (each.file, each.thumbnail) if file]
    upload = incoming.begin(1000, person_id=history.person.pk)
    upload.path.write_bytes(history.planter.word("unfinished upload").encode())


def _build_export(history: History) -> None:
    export = PersonExport.objects.get(person=history.person)
    export.path.parent.mkdir(exist_ok=True)
    export.path.write_text(history.planter.word("built export"))


def _say(history: History, message: Message) -> None:
    """A whole line, as the index knows it too."""
    history.said = f"Mteja wangu {history.words['tickets.Message.body']} amelipa leo asubuhi"
    Message.objects.filter(pk=message.pk).update(body=history.said)
    with transaction.atomic():
        index.put(message.pk, history.ticket.pk, history.said, "sw")


def _be_quoted(history: History, agent: Person) -> None:
    """In what the team wrote to a colleague of theirs, in a draft there, and in an article that was begun of it."""
    person = history.person
    colleague = people.find_or_create_person(
        actor=SYSTEM, name="Wanjiru", email=f"wanjiru{person.pk}@duka.example", language="sw"
    )
    theirs = tickets.open_ticket(
        actor=colleague.actor, requester=colleague, subject="Hiyo", body="Sawa?", channel="web", language="sw"
    ).ticket
    tickets.copy_to(actor=SYSTEM, ticket=theirs, person=person)
    quoted = f"Habari. {person.name} ({person.email}) aliandika:\n> {history.said}\nAsante"
    tickets.send_reply(actor=agent.actor, ticket=theirs, author=agent, body=quoted)
    Draft.objects.create(ticket=theirs, person=agent, body=f"> {history.said}\nNdiyo", kind="reply")
    history.colleagues = theirs


def _sign_in(history: History) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(history.person.pk)
    session.create()
    history.session = session.session_key or ""


def _get_mail(history: History) -> None:
    mail = OutboundMail.objects.filter(person_id=history.person.pk).order_by("id").first()
    assert mail is not None
    history.words.pop("outbound.OutboundMail.text")  # emptied by sending
    OutboundMail.objects.filter(pk=mail.pk).update(
        status="queued", text=f"Habari {history.planter.word('outbox file')}"
    )
    delivery.deliver(mail.pk)


def _be_logged(history: History) -> None:
    name = Person.objects.get(pk=history.person.pk).name
    with (settings.DATA.root / "proxy.log").open("a") as file:
        file.write(f"10:00 GET / {name}\n10:01 GET /\n")
