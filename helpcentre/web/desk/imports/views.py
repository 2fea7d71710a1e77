"""People and shops from a CSV file: look first, then take over."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.people import jobs
from helpcentre.domain.people.actions import import_files
from helpcentre.domain.people.importing import table, words
from helpcentre.domain.people.importing.preview import preview
from helpcentre.domain.people.models import PeopleImport
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def imports(request: StaffRequest) -> HttpResponse:
    """Choose a file; a file that can be read is kept, and shown as what it would do."""
    file = request.FILES.get("file")
    if request.method != "POST":
        return _page(request, {})
    if file is None:
        return _page(request, {"fault": _("Choose a file first.")}, 422)
    content = file.read(table.MOST_BYTES + 1)
    try:
        looked = preview(content, region=settings.DEFAULT_REGION)
    except table.FileFaultError as fault:
        where = {"fault": words.FILE[fault.code], "fault_line": fault.line, "fault_title": fault.title}
        return _page(request, where, 422)
    found = import_files.keep_import(person=request.user, content=content)
    faults = [(line, words.LINE[code]) for line, code in looked.faults]
    return _page(request, {"looked": looked, "faults": faults, "found": found})


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def one_import(request: StaffRequest, number: int) -> HttpResponse:
    """How far it is; POST starts it."""
    found = PeopleImport.objects.defer("content").filter(pk=number).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        import_files.start_import(found=found, job=jobs.import_people)
        return redirect("desk:setting_import", number=found.pk)
    return show(request, "desk/imports/one.html", {"found": found}, page="setting_imports")


def _page(request: StaffRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context["columns"] = ", ".join(table.COLUMNS)
    return show(request, "desk/imports/page.html", context, page="setting_imports", status=status)
