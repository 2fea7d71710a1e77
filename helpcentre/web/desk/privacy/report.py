"""The monthly report: read, printed, or taken as a table."""

import csv
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from helpcentre.base.core import clock
from helpcentre.base.promises.monthly import Figure, Month, Part, report
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff

MONTHS = 36  # that can be chosen; requests are kept for three years


@staff(Permission.HANDLE_RIGHTS, "GET")
def page(request: StaffRequest) -> HttpResponse:
    """One month; this one when none is chosen."""
    months = _months()
    month = _chosen(request, months)
    context = {"month": month, "months": months, "parts": report(month), "moment_now": clock.now()}
    return frame.show(request, "desk/privacy/report.html", context, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "GET")
def table(request: StaffRequest) -> HttpResponse:
    """One line for each figure. Times are hours, moments ISO 8601."""
    month = _chosen(request, _months())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="privacy-{month.key}.csv"'
    writer = csv.writer(response)
    writer.writerow([_("month"), _("part"), _("what"), _("figure"), _("value")])
    for part in report(month):
        writer.writerows(_lines(month, part))
    return response


def _lines(month: Month, part: Part) -> list[list[object]]:
    return [
        [month.key, part.title, line.title, column, _plain(figure)]
        for line in part.lines
        for column, figure in zip(part.columns, line.figures, strict=True)
    ]


def _plain(figure: Figure) -> str:
    if isinstance(figure, timedelta):
        return f"{figure.total_seconds() / 3600:.2f}"
    return (
        figure.isoformat(timespec="seconds") if isinstance(figure, datetime) else str("" if figure is None else figure)
    )


def _months() -> list[Month]:
    this = Month.of(clock.now())
    return [this.before(number) for number in range(MONTHS)]


def _chosen(request: StaffRequest, months: list[Month]) -> Month:
    wanted = request.GET.get("month", "")
    return next((month for month in months if month.key == wanted), months[0])
