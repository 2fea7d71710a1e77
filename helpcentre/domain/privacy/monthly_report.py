"""Requests about data, erasures and copies in the monthly report."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.core import clock
from helpcentre.base.promises.monthly import Line, Month, Part, Words, happened, middle, report_part
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Cause, Erasure, Kind, RightsRequest, State

_CAUSES = {
    Cause.ASKED: _("They asked for it themselves"),
    Cause.STAFF: _("By our team, for somebody who asked"),
    Cause.COMMAND: _("By whoever runs the server"),
    Cause.REPLAY: _("Again, after a backup came back"),
    Cause.CLOSED: _("Their account was closed"),
    Cause.INACTIVE: _("No sign of them for long"),
}


@report_part("requests", place=20)
def requests(month: Month) -> Part:
    """``Too late``: the clock ran out within the month, before an answer."""
    closed = list(
        RightsRequest.objects.filter(month.within("closed_at")).values_list(
            "kind", "state", ExpressionWrapper(F("closed_at") - F("received_at"), DurationField())
        )
    )
    arrived = _by_kind(month.within("received_at"))
    unanswered = Q(closed_at=None, due_at__lt=clock.now()) | Q(closed_at__gt=F("due_at"))
    late = _by_kind(month.within("due_at") & unanswered)
    lines = [
        _request_line(kind.label, [row for row in closed if row[0] == kind], arrived[kind], late[kind]) for kind in Kind
    ]
    lines.append(_request_line(_("All together"), closed, arrived.total(), late.total()))
    columns = (_("Arrived"), _("Done"), _("Refused"), _("Too late"), _("Half of them answered within"))
    return Part(_("Requests about data"), columns, lines)


@report_part("erasures", place=30)
def erasures(month: Month) -> Part:
    asked, done, back = (_by_cause(month.within(moment)) for moment in ("asked_at", "finished_at", "cancelled_at"))
    lines = [Line(words, (asked[cause], done[cause], back[cause])) for cause, words in _CAUSES.items()]
    lines.append(Line(_("All together"), (asked.total(), done.total(), back.total())))
    return Part(_("Erasures"), (_("Planned"), _("Done"), _("Taken back")), lines)


@report_part("exports", place=40)
def exports(month: Month) -> Part:
    """From the history: the copies themselves are gone after days."""
    lines = (
        (events.EXPORT_ASKED, _("Asked for")),
        (events.EXPORT_READY, _("Made")),
        (events.EXPORT_FETCHED, _("Fetched")),
    )
    counted = happened(month, *(kind for kind, _words in lines))
    return Part(
        _("Copies of everything we hold about somebody"),
        (pgettext_lazy("report", "Number"),),
        [Line(words, (counted[kind.name],)) for kind, words in lines],
    )


_Closed = tuple[str, str, timedelta]


def _request_line(title: Words, closed: list[_Closed], arrived: int, late: int) -> Line:
    states = Counter(state for _kind, state, _took in closed)
    took = middle(took for _kind, _state, took in closed)
    return Line(capfirst(str(title)), (arrived, states[State.DONE], states[State.REFUSED], late, took))


def _by_kind(condition: Q) -> Counter[str]:
    rows = RightsRequest.objects.filter(condition).order_by()
    return Counter(dict(rows.values_list("kind").annotate(Count("id"))))


def _by_cause(condition: Q) -> Counter[str]:
    rows = Erasure.objects.filter(condition).order_by()
    return Counter(dict(rows.values_list("cause").annotate(Count("id"))))
