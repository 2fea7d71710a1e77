"""What every ticket can be filtered and sorted by."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.search import tickets as index
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people import teams
from helpcentre.domain.people.models import Language
from helpcentre.domain.tickets import deeds_filters, filters  # noqa: F401 - registers the rest
from helpcentre.domain.tickets.filters import ME, NONE, Choice, Field, Kind, Leg, Operator, Order, Scope
from helpcentre.domain.tickets.models import Channel, Message, Priority, Status

NEWEST, OLDEST_WAIT = "newest", "oldest-wait"
_MOST_FOUND = 1_000  # tickets that hold the words of a list's filter, the newest of them

_STATUSES = [
    Choice(Status.OPEN, pgettext_lazy("status", "waiting for us")),
    Choice(Status.PENDING, pgettext_lazy("status", "with the customer")),
    Choice(Status.CLOSED, pgettext_lazy("status", "closed")),
]
PRIORITIES = [
    Choice(str(Priority.URGENT.value), pgettext_lazy("priority", "urgent")),
    Choice(str(Priority.HIGH.value), pgettext_lazy("priority", "high")),
    Choice(str(Priority.NORMAL.value), pgettext_lazy("priority", "normal")),
    Choice(str(Priority.LOW.value), pgettext_lazy("priority", "low")),
]
_CHANNELS = [
    Choice(Channel.WEB, _("web form")),
    Choice(Channel.PHONE, _("phone call")),
    Choice(Channel.WALK_IN, _("in person")),
]
_ANSWERED = [Choice("yes", pgettext_lazy("answered", "yes")), Choice("no", pgettext_lazy("answered", "not yet"))]


def _teams() -> list[Choice]:
    named = [Choice(str(team.pk), team.name) for team in teams.current_teams()]
    return [*named, Choice(NONE, pgettext_lazy("team", "none"))]


def _status(operator: Operator, values: tuple[str, ...], scope: Scope) -> Q:
    """With what follows for ``closed_at``: the small indexes hang on NULL, which no planner sees in a status."""
    wanted = {each.value for each in Status} & set(values)
    if operator == Operator.NOT:
        wanted = {each.value for each in Status} - wanted
    chosen = Q(status__in=sorted(wanted))
    if wanted == {Status.OPEN.value, Status.PENDING.value}:
        return Q(closed_at=None)
    if wanted == {Status.OPEN.value}:
        return chosen & Q(waiting_since__isnull=False, closed_at=None)
    return chosen if Status.CLOSED.value in wanted else chosen & Q(closed_at=None)


def _answered(operator: Operator, values: tuple[str, ...], scope: Scope) -> Q:
    wanted = {value == "yes" for value in values}
    if operator == Operator.NOT:
        wanted = {True, False} - wanted
    return Q() if len(wanted) == 2 else Q(first_replied_at__isnull=wanted != {True}) if wanted else Q(pk__in=())


def _words(operator: Operator, values: tuple[str, ...], scope: Scope) -> Q:
    """One message holds all of the words. In a list, as far as the newest thousand that do."""
    if scope.ticket is None:
        return Q(pk__in=index.find(values[0], _MOST_FOUND))
    messages = list(Message.objects.filter(ticket=scope.ticket).values_list("pk", flat=True))
    return Q() if index.holds(messages, values[0]) else Q(pk__in=())


def _subject(operator: Operator, values: tuple[str, ...], scope: Scope) -> Q:
    has = Q(subject__icontains=values[0])
    return ~has if operator == Operator.LACKS else has


def _agents() -> list[Choice]:
    me_and_nobody = [Choice(ME, pgettext_lazy("agent", "me")), Choice(NONE, pgettext_lazy("agent", "nobody yet"))]
    return me_and_nobody + [Choice(str(person.pk), person.name) for person in people.answering_staff()]


_DUE = Q(due_at__isnull=False)
_CHOICE = (Operator.IS, Operator.NOT)
_WAITS = Q(waiting_since__isnull=False)

filters.register(
    Field("status", _("Status"), Kind.CHOICE, _status, _CHOICE, lambda: _STATUSES),
    filters.person("assignee", _("Agent"), "assignee", _agents),
    filters.choice("team", _("Team"), "team", _teams),
    filters.choice("priority", _("Priority"), "priority", lambda: PRIORITIES),
    filters.choice("channel", _("How it came"), "channel", lambda: _CHANNELS),
    filters.choice(
        "language", _("Language"), "language", lambda: [Choice(each.value, each.label) for each in Language]
    ),
    Field("answered", _("Answered once"), Kind.CHOICE, _answered, _CHOICE, lambda: _ANSWERED),
    filters.person("requester", _("Customer"), "requester"),
    filters.business("business", _("Shop"), "business"),
    filters.date("waiting", _("Waiting for us since"), "waiting_since", also=_WAITS),
    filters.date("moved", _("Last activity"), "updated_at"),
    filters.date("opened", _("Opened"), "created_at"),
    filters.date("closed", _("Closed on"), "closed_at"),
    filters.date("due", _("Due"), "due_at", also=_DUE),
    Field("words", _("Conversation"), Kind.TEXT, _words, (Operator.HAS,)),
    filters.text("subject", _("Subject"), _subject),
    Order(NEWEST, _("newest activity first"), (Leg(("updated_at",)),)),
    Order(
        OLDEST_WAIT,
        _("longest wait first"),
        (Leg(("waiting_since",), descending=False, where=_WAITS), Leg(("updated_at",), where=Q(waiting_since=None))),
    ),
    Order(
        "due",
        _("what is due first on top"),
        (Leg(("due_at",), descending=False, where=_DUE), Leg(("updated_at",), where=Q(due_at=None))),
    ),
    Order("created", _("newest ticket first"), (Leg(),)),
    Order("priority", _("most urgent first"), (Leg(("priority", "updated_at")),)),
)
