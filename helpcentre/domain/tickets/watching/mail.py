"""Whether what was said also left the house: answers, and the mails that carry them."""

from datetime import datetime, timedelta

from django.db.models import F

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.outbound.models import Status as MailStatus
from helpcentre.domain.people.events import PERSON_CORRECTED
from helpcentre.domain.people.models import Person, PersonMerge
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Message, MessageKind, Side, Status, Ticket

GRACE = timedelta(hours=1)  # how long a mail may wait for the queue and the mail server


def stuck() -> int:
    """Mails that wait for more than an hour."""
    return OutboundMail.objects.filter(status=MailStatus.QUEUED, created_at__lt=clock.now() - GRACE).count()


def pending_although_customer_spoke_last(limit: int) -> list[Ticket]:
    """Tickets that say they wait for the customer, who wrote last. Among the ``limit`` newest pending ones."""
    pending = Ticket.objects.filter(status=Status.PENDING).order_by("-updated_at", "-id")[:limit]
    return [ticket for ticket in pending.select_related("last_message") if _is_customers(ticket.last_message)]


def _is_customers(message: Message | None) -> bool:
    return message is not None and message.side == Side.CUSTOMER and message.kind == MessageKind.REPLY


def replies_without_mail(since: datetime, limit: int) -> list[Ticket]:
    """Tickets answered from ``since`` to an hour ago whose requester takes part and has an address, but got no mail."""
    sent = list(
        Event.objects.filter(
            kind=events.REPLY_SENT.name, occurred_at__gte=since, occurred_at__lt=clock.now() - GRACE
        ).order_by("-id")[:limit]
    )
    tickets = {
        ticket.pk: ticket
        for ticket in Ticket.objects.select_related("requester").filter(
            pk__in={event.subject_id for event in sent},
            participants__person=F("requester"),
            participants__removed_at=None,
        )
    }
    mails: dict[int | None, list[datetime]] = {}
    people = {ticket.requester_id for ticket in tickets.values()}
    carried = OutboundMail.objects.filter(kind="ticket_reply", person_id__in=people, created_at__gte=since)
    for person_id, moment in carried.values_list("person_id", "created_at"):
        mails.setdefault(person_id, []).append(moment)
    merged = _merged_since(people, since)  # whose address may be that of a record that did not ask
    unmailed = []
    for event in sent:
        ticket = tickets.get(event.subject_id)
        if ticket is None or not ticket.requester.email:
            continue
        if event.occurred_at < merged.get(ticket.requester_id, since):
            continue
        if not any(moment >= event.occurred_at for moment in mails.get(ticket.requester_id, [])):
            unmailed.append(ticket)
    return unmailed


def _merged_since(people: set[int], since: datetime) -> dict[int, datetime]:
    """When the newest of several records of each was merged into theirs."""
    rows = PersonMerge.objects.filter(kept__in=people, made_at__gte=since).order_by("made_at")
    return dict(rows.values_list("kept", "made_at"))


def newest_to_people(limit: int = 200) -> list[OutboundMail]:
    """The newest mails about requests to people we know."""
    known = OutboundMail.objects.filter(person_id__isnull=False, kind__startswith="ticket_")
    known = known.only("person_id", "language", "created_at")
    return list(known.order_by("-created_at", "-id")[:limit])


def in_another_language(mails: list[OutboundMail]) -> list[OutboundMail]:
    """Those that were not in the person's language, leaving out people whose particulars changed afterwards."""
    ids = {mail.person_id for mail in mails if mail.person_id is not None}
    languages = dict(Person.objects.filter(pk__in=ids).values_list("pk", "language"))
    changed: dict[int, datetime] = {}
    corrections = Event.objects.filter(subject_kind="person", subject_id__in=ids, kind=PERSON_CORRECTED.name)
    for person_id, moment in corrections.order_by("id").values_list("subject_id", "occurred_at"):
        changed[person_id] = moment
    return [
        mail
        for mail in mails
        if mail.person_id in languages
        and mail.language != languages[mail.person_id]
        and not (mail.person_id in changed and changed[mail.person_id] > mail.created_at)
    ]
