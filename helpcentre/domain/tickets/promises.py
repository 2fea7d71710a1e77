"""What the tickets prove of the policy. Each control looks at the newest tickets and at cheap totals over all."""

from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock, references
from helpcentre.base.events.models import Event
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.people import objections
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.selectors import current_staff
from helpcentre.domain.tickets import events, selectors
from helpcentre.domain.tickets.models import Attachment, RequestContext, Status, Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX
from helpcentre.domain.tickets.selectors.conversation import Entry
from helpcentre.domain.tickets.watching import devices, files, history, mail, sorting, wording

WINDOW = 500  # newest tickets that are looked at one by one
_IN_WORDS = [kind.name for kind in events.HISTORY]
SHOWN = 3  # references that the evidence names

_EXAMINED = _("Requests examined")
_NOTHING = _("There is no request yet to examine.")


def _newest(limit: int = WINDOW) -> list[Ticket]:
    return list(Ticket.objects.select_related("requester").order_by("-id")[:limit])


def _wrong(label: Words, tickets: list[Ticket]) -> tuple[Words, object]:
    named = ", ".join(ticket.reference for ticket in tickets[:SHOWN])
    return label, f"{len(tickets)} ({named})" if named else 0


@control("P02", summary=_("Who asked, for the newest requests"))
def requesters_can_be_reached() -> Evidence:
    """Every requester has a name and a way to be reached. People who were erased have neither, rightly."""
    tickets = [ticket for ticket in _newest() if ticket.requester.erased_at is None]
    if not tickets:
        return Evidence.unproven(_NOTHING)
    nameless = [ticket for ticket in tickets if not ticket.requester.name.strip()]
    unreachable = [ticket for ticket in tickets if not ticket.requester.email and not ticket.requester.phone]
    found = (
        (_EXAMINED, len(tickets)),
        _wrong(_("Without a name"), nameless),
        _wrong(_("Without a way to reach the person"), unreachable),
    )
    if nameless or unreachable:
        return Evidence.broken(_("Some requests do not say who asked or how to reach them."), *found)
    return Evidence.kept(_("Every request says who asked and how to reach them."), *found)


@control("P06", summary=_("Number, status, first message and history of the newest requests"))
def requests_have_number_status_and_history() -> Evidence:
    tickets = _newest()
    if not tickets:
        return Evidence.unproven(_NOTHING)
    ids = [ticket.pk for ticket in tickets]
    with_message = dict(
        Ticket.objects.filter(pk__in=ids).annotate(n=Count("messages")).order_by().values_list("pk", "n")
    )
    born = set(
        Event.objects.filter(subject_kind="ticket", subject_id__in=ids, kind=events.TICKET_CREATED.name).values_list(
            "subject_id", flat=True
        )
    )
    unnumbered = [each for each in tickets if references.parse(REFERENCE_PREFIX, each.reference) != each.pk]
    stateless = [each for each in tickets if each.status not in Status.values]
    silent = [each for each in tickets if not with_message.get(each.pk)]
    unborn = [each for each in tickets if each.pk not in born]
    found = (
        (_EXAMINED, len(tickets)),
        _wrong(_("Without a number that leads back to it"), unnumbered),
        _wrong(_("Without a status"), stateless),
        _wrong(_("Without a message"), silent),
        _wrong(_("Without a beginning in the history"), unborn),
    )
    if unnumbered or stateless or silent or unborn:
        return Evidence.broken(_("Some requests lack their number, status, message or history."), *found)
    return Evidence.kept(_("Every request has its number, its status and its history."), *found)


@control("P10", summary=_("What the desk shows beside the newest requests, and the language of our mail"))
def the_agent_knows_who_asks() -> Evidence:
    """Reads tickets through the desk's own door, as a member of staff who may answer them."""
    tickets = _newest(25)
    if not tickets:
        return Evidence.unproven(_NOTHING)
    agent = next((person for person in current_staff() if selectors.for_staff(person, tickets[0].reference)), None)
    if agent is None:
        return Evidence.unproven(_("Nobody works at the desk yet."))
    unseen = [ticket for ticket in tickets if not _is_whole(agent, ticket)]
    mails = mail.newest_to_people()
    foreign = mail.in_another_language(mails)
    with_device = Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets], context__isnull=False).count()
    found = (
        (_EXAMINED, len(tickets)),
        (_("With the device they were sent from"), with_device),
        _wrong(_("Without person, language, earlier requests, a file or a part of its history"), unseen),
        (_("Mails examined"), len(mails)),
        (_("Mails in another language than the person's"), len(foreign)),
    )
    if unseen or foreign:
        return Evidence.broken(
            _("Some requests reach the desk without what we know, or some mail was in the wrong language."), *found
        )
    return Evidence.kept(_("The desk shows who asks, their language and what they asked before."), *found)


def _is_whole(agent: Person, ticket: Ticket) -> bool:
    seen = selectors.for_staff(agent, ticket.reference)
    if seen is None or seen.language not in Language.values:
        return False
    has_person = bool(seen.requester.name) or seen.requester.erased_at is not None
    others = Ticket.objects.filter(requester=ticket.requester_id).exclude(pk=ticket.pk)[:5].count()
    thread = selectors.conversation(seen, staff=True)
    return has_person and _has_all(ticket, thread) and len(selectors.earlier_tickets(seen, limit=5)) == others


def _has_all(ticket: Ticket, thread: list[Entry]) -> bool:
    """Whether the agent sees every message, every file that came with one, and every deed that is told in words."""
    messages = [entry.message for entry in thread if entry.message and entry.message.ticket_id == ticket.pk]
    files_shown = sum(len(message.attachments.all()) for message in messages)
    deeds = Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk, kind__in=_IN_WORDS).count()
    return (
        bool(messages)
        and len(messages) == ticket.messages.count()
        and files_shown == Attachment.objects.filter(message__ticket=ticket).count()
        and sum(entry.event is not None for entry in thread) == deeds
    )


@control("P11", summary=_("Open requests, what became of every request, and the mails that carry our answers"))
def nothing_waits_unseen() -> Evidence:
    created = events.TICKET_CREATED.name
    born = list(Event.objects.filter(kind=created).order_by("-id").values_list("subject_id", flat=True)[:WINDOW])
    if not born and not Ticket.objects.exists():
        return Evidence.unproven(_NOTHING)
    lost = len(set(born) - set(Ticket.objects.filter(pk__in=born).values_list("pk", flat=True)))
    open_tickets = Ticket.objects.filter(status=Status.OPEN)
    clockless = list(open_tickets.filter(waiting_since=None).order_by("-id")[:WINDOW])
    forgotten = mail.pending_although_customer_spoke_last(WINDOW)
    unmailed = mail.replies_without_mail(clock.now() - timedelta(days=1), WINDOW)
    stuck = mail.stuck()
    found = (
        (_EXAMINED, len(born)),
        (_("Waiting for our team now"), open_tickets.filter(waiting_since__isnull=False).count()),
        (_("Requests that are gone"), lost),
        _wrong(_("Open, but on nobody's clock"), clockless),
        _wrong(_("Not open, although the customer wrote last"), forgotten),
        _wrong(_("Answered, but no mail went out"), unmailed),
        (_("Mails that have waited for more than an hour"), stuck),
    )
    if lost or clockless or forgotten or unmailed or stuck:
        return Evidence.broken(_("Some requests or answers wait where nobody sees them."), *found)
    return Evidence.kept(_("Every request is answered or waits with a running clock."), *found)


@control("P13", summary=_("Whether the history tells all that the requests show, without gaps"))
def the_history_is_complete() -> Evidence:
    """Messages, state, and what was done to the newest tickets follow from their events; their words are those that
    were written; totals agree; none is gone."""
    ids = list(Ticket.objects.order_by("-id").values_list("pk", flat=True)[:WINDOW])
    if not ids:
        return Evidence.unproven(_NOTHING)
    told, sorted_otherwise = history.of_tickets(ids), sorting.differing(ids)
    reworded = wording.reworded(ids)
    said, recorded = history.totals()
    missing = history.missing_events()
    found = (
        (_EXAMINED, len(ids)),
        _wrong(_("Whose messages and history differ"), told.messages_differ),
        _wrong(_("Whose status does not follow from the history"), told.status_differs),
        _wrong(_("Whose keeper does not follow from the history"), told.assignee_differs),
        _wrong(_("Whose tags, priority, team, place or blacked-out words do not follow from it"), sorted_otherwise),
        _wrong(_("Whose messages say other words than were written"), reworded),
        (_("Messages"), said),
        (_("Messages in the history"), recorded),
        (_("Entries missing from the history"), _("cannot be seen on this database") if missing is None else missing),
    )
    differ = told.messages_differ or told.status_differs or told.assignee_differs or sorted_otherwise
    if differ or reworded or said != recorded or missing:
        return Evidence.broken(_("The history does not tell everything."), *found)
    return Evidence.kept(_("Messages, states and history agree, and nothing is missing."), *found)


@control("P09", summary=_("The newest files of messages: their bytes, their rows, and who may open them"))
def files_are_safe_and_private() -> Evidence:
    """Opens stored pictures and looks for anything but the picture; knocks at the doors as a stranger."""
    newest = files.newest(WINDOW)
    if not newest:
        return Evidence.unproven(_("Nobody has sent a file yet."))
    noted, missing, changed = files.with_notes(newest[:100]), files.without_bytes(newest), files.changed(newest[:100])
    loose, opened = files.without_row(), files.open_to_strangers(newest[:SHOWN])
    found = (
        (_("Files examined"), len(newest)),
        (_("Pictures that hold more than the picture"), noted),
        (_("Files whose bytes are missing"), missing),
        (_("Files whose bytes are not those that came"), changed),
        (_("Bytes and files that belong to nothing"), loose),
        (_("Doors that opened to a stranger"), opened),
    )
    if noted or missing or changed or loose or opened:
        return Evidence.broken(_("Some files tell too much, are lost, or open to others."), *found)
    return Evidence.kept(_("Photos hold no place, every file is whole, and strangers are refused."), *found)


@control("P04", summary=_("What is noted of the devices that requests were sent from, in every row there is"))
def devices_are_noted_briefly() -> Evidence:
    """Short names only, in the columns we told of, nothing older than its thirty days, and nothing of who objected."""
    noted = RequestContext.objects.count()
    against = objections.left()
    overdue, raw, columns = devices.overdue().count(), devices.unclassified().count(), devices.undeclared_columns()
    found = (
        (_("Requests with a device noted"), noted),
        (_("Older than 31 days"), overdue),
        (_("With more than a short name"), raw),
        (_("Columns nobody declared"), ", ".join(columns) or 0),
        (_("Noted of people who objected to it"), against),
    )
    if overdue or raw or columns or against:
        return Evidence.broken(_("We know more of a device, or for longer, than we say."), *found)
    if not noted:
        return Evidence.unproven(_("No request with a device has come in the last 30 days."), *found)
    return Evidence.kept(_("Of each device we hold a short name, for 30 days at most."), *found)
