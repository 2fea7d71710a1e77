"""When the teams work."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.domain.people import teams
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.service_levels import actions, public_holidays, selectors
from helpcentre.domain.service_levels.actions.calendars import CalendarNameTakenError
from helpcentre.domain.service_levels.models import Calendar
from helpcentre.domain.service_levels.public_holidays import Holiday
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.service_levels import hours
from helpcentre.web.desk.service_levels.calendar_forms import CalendarForm, initial
from helpcentre.web.desk.settings.views import show

AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Listed:
    calendar: Calendar
    weekdays: list[tuple[int, int, str]]


@staff(Permission.MANAGE_TEAMS, "GET")
def listing(request: StaffRequest) -> HttpResponse:
    rows = [Listed(calendar, _weekdays(calendar)) for calendar in selectors.all_calendars()]
    return show(request, "desk/service_levels/calendars.html", {"rows": rows}, page="calendars")


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def calendar(request: StaffRequest, number: int) -> HttpResponse:
    return _edit(request, _find(number))


@staff(Permission.MANAGE_TEAMS, "POST")
def removal(request: StaffRequest, number: int) -> HttpResponse:
    """Its teams work by the default from then on. The default itself stays."""
    found = _find(number)
    if found.is_default:
        messages.error(request, _("This calendar counts for everybody else, so it stays. Make another one that does."))
    else:
        actions.remove_calendar(actor=request.user.actor, calendar=found)
        messages.success(request, _("Removed."))
    return redirect("desk:calendars")


def _edit(request: StaffRequest, found: Calendar | None) -> HttpResponse:
    first = initial(found, settings.DEFAULT_REGION)
    country = request.POST.get("country", str(first["country"]))
    holidays = _coming(country)
    form = CalendarForm(
        request.POST or None,
        initial=first,
        teams=teams.current_teams(),
        holidays=[holiday.day for holiday in holidays],
    )
    if request.method == "POST" and form.is_valid() and _put(request, found, form):
        messages.success(request, _("Saved."))
        return redirect("desk:calendars")
    context = {
        "calendar": found,
        "form": form,
        "holidays": [(holiday, holiday.day.isoformat()) for holiday in holidays],
    }
    status = 422 if form.is_bound else 200
    return show(request, "desk/service_levels/calendar.html", context, page="calendars", status=status)


def _put(request: StaffRequest, found: Calendar | None, form: CalendarForm) -> bool:
    try:
        actions.put_calendar(actor=request.user.actor, calendar=found, **form.facts)
    except CalendarNameTakenError:
        form.add_error("name", _("Another calendar is called so. Choose another name."))
        return False
    return True


def _coming(country: str) -> list[Holiday]:
    """The public holidays of the coming year."""
    today: date = timezone.localdate()
    years = (today.year, today.year + 1)
    language = get_language() or "en"
    found = [holiday for year in years for holiday in public_holidays.of(country, year, language)]
    return [holiday for holiday in found if today <= holiday.day <= today + AHEAD]


def _find(number: int) -> Calendar:
    found = selectors.calendar(number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found


def _weekdays(calendar: Calendar) -> list[tuple[int, int, str]]:
    """First and last day of each run of days with the same hours, and the hours."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in sorted(calendar.hours.all(), key=lambda row: (row.weekday, row.opens)):
        spans.setdefault(row.weekday, []).append((row.opens, row.closes))
    runs: list[tuple[int, int, str]] = []
    for weekday, found in spans.items():
        said = hours.written(found)
        if runs and runs[-1][1] == weekday - 1 and runs[-1][2] == said:
            runs[-1] = (runs[-1][0], weekday, said)
        else:
            runs.append((weekday, weekday, said))
    return runs
