from typing import Any

from django.http import HttpResponse

from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings import first_run
from helpcentre.web.desk.settings.pages import pages_for


def show(
    request: StaffRequest, template: str, context: dict[str, Any], *, page: str, status: int = 200
) -> HttpResponse:
    """Render ``template`` inside the settings area. ``page`` is the name of its entry in ``pages.PAGES``."""
    groups = [(group.value, pages) for group, pages in pages_for(request.user).items()]
    return frame.show(
        request, template, {**context, "setting_groups": groups, "setting": page}, here="settings", status=status
    )


@staff(Permission.ANSWER_TICKETS, "GET")
def settings(request: StaffRequest) -> HttpResponse:
    """What can be set, each with a line that says what it decides."""
    context = {"steps": first_run.steps() if may(request.user, Permission.MANAGE_SETTINGS) else []}
    return show(request, "desk/settings/page.html", context, page="")
