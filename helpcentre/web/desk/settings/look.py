"""Logo and colour of the pages that customers see."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.base.files import sanitise
from helpcentre.base.ui import colours, look
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show

HOUSE = "#14573f"
LARGEST = 2_000_000  # bytes of a logo as it comes in
SIDES = (320, 240, 160, 96)  # dots of its longer side: the largest that is light enough


@staff(Permission.MANAGE_SETTINGS, "GET", "POST")
def page(request: StaffRequest) -> HttpResponse:
    """Choose the colour; ``house`` goes back to the house's own. One that nobody could read is explained."""
    chosen = look.row()
    if request.method != "POST":
        return _page(request, chosen.accent or HOUSE)
    typed = request.POST.get("accent", "")[:20]
    try:
        accent = "" if "house" in request.POST else colours.clean(typed)
        if accent:
            colours.check(accent)
    except colours.NoColourError:
        return _page(request, chosen.accent or HOUSE, _("Write a colour like #14573f."))
    except colours.TooPaleError as fault:
        return _page(request, accent, _too_pale(fault), instead=fault.instead)
    look.set_accent(actor=request.user.actor, accent="" if accent == HOUSE else accent)
    messages.success(request, _("Saved. Every page wears it now."))
    return redirect("desk:setting_look")


@staff(Permission.MANAGE_SETTINGS, "POST")
def logo(request: StaffRequest) -> HttpResponse:
    """Take a logo, encoded anew and small; with ``undo`` the mark of the house comes back."""
    if "undo" in request.POST:
        look.set_logo(actor=request.user.actor, data=None)
        return redirect("desk:setting_look")
    sent = request.FILES.get("logo")
    try:
        size = _small(sent) if sent else None
    except sanitise.RefusedPictureError as refused:
        return _page(request, look.row().accent or HOUSE, logo_fault=str(refused.reason.label))
    if size is None:
        words = _("Choose a picture: PNG, JPEG or WebP, up to 2 MB. A drawing (SVG) is not taken.")
        return _page(request, look.row().accent or HOUSE, logo_fault=words)
    look.set_logo(actor=request.user.actor, data=size.data, width=size.width, height=size.height)
    messages.success(request, _("Saved. Every page wears it now."))
    return redirect("desk:setting_look")


@staff(Permission.MANAGE_SETTINGS, "GET")
def sample(request: StaffRequest) -> HttpResponse:
    """The colours of the sample beside the form, for one that is being chosen."""
    try:
        accent = colours.clean(request.GET.get("accent", "")[:20])
    except colours.NoColourError:
        accent = HOUSE
    return HttpResponse(colours.sample_css(accent), content_type="text/css; charset=utf-8")


def _small(sent: "UploadedFile[bytes]") -> sanitise.Size | None:
    """The picture as it may be kept; None for one that is too large. Raises RefusedPictureError."""
    if not sent.size or sent.size > LARGEST:
        return None
    data = sent.read()
    for side in SIDES:
        kept = sanitise.picture(data, side=side, limit=LARGEST).kept
        if len(kept.data) <= look.MOST_LOGO:
            return kept
    return None


def _too_pale(fault: colours.TooPaleError) -> str:
    words = _("Words in this colour could not be read: the contrast is %(found).1f to 1, and 4.5 is needed.")
    return words % {"found": fault.contrast}


def _page(
    request: StaffRequest, accent: str, fault: str = "", *, instead: str = "", logo_fault: str = ""
) -> HttpResponse:
    context = {
        "accent": accent,
        "fault": fault,
        "instead": instead,
        "logo_fault": logo_fault,
        "look": look.shown(anew=True),
        "is_own": bool(look.row().accent),
    }
    status = 422 if fault or logo_fault else 200
    return show(request, "desk/settings/look.html", context, page="setting_look", status=status)
