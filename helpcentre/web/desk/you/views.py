from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from helpcentre.base.core import cookies
from helpcentre.domain.answering import selectors as answering
from helpcentre.domain.answering.actions import set_writing_preference
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.models import NotificationKind
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff

A_YEAR = 365 * 24 * 3600  # seconds


@staff(Permission.USE_DESK, "GET")
def you(request: StaffRequest) -> HttpResponse:
    """What I may choose for myself: language, colours, and how I am told of things."""
    context = {
        "preferences": selectors.notification_preferences(request.user),
        "languages": Language.choices,
        "writing": answering.writing_preference(request.user),
        "undo_seconds": settings.UNDO_SECONDS,
        "signatures": _signatures(request.user),
    }
    return frame.show(request, "desk/you/page.html", context, here="you")


@staff(Permission.USE_DESK, "POST")
def language(request: StaffRequest) -> HttpResponse:
    """The language the desk speaks to me. Anything but the two is passed over."""
    chosen = request.POST.get("language", "")
    if chosen in Language.values:
        people.correct_person(actor=request.user.actor, person=request.user, language=chosen)
        with translation.override(chosen):
            messages.success(request, _("The desk speaks English now."))
    return redirect("desk:you")


@staff(Permission.USE_DESK, "POST")
def theme(request: StaffRequest) -> HttpResponse:
    """Day colours, night colours, or whatever the device says. A cookie, since it belongs to the screen."""
    chosen = request.POST.get("theme", "")
    back = request.POST.get("next", "")
    inside = back.startswith("/desk/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if inside else "desk:you")
    if chosen in frame.THEMES:
        cookies.keep(response, "theme", chosen, seconds=A_YEAR, scripts_may_read=True)
    else:
        cookies.drop(response, "theme")
    return response


@staff(Permission.USE_DESK, "POST")
def telling(request: StaffRequest) -> HttpResponse:
    """How I am told: a ticked box per kind for the screen and one for mail."""
    for kind in NotificationKind.values:
        actions.set_notification_preference(
            person=request.user,
            kind=kind,
            on_screen=f"{kind}_on_screen" in request.POST,
            by_mail=f"{kind}_by_mail" in request.POST,
        )
    messages.success(request, _("Saved."))
    return redirect("desk:you")


@staff(Permission.USE_DESK, "POST")
def writing(request: StaffRequest) -> HttpResponse:
    """How I write: whether a reply waits a moment before it leaves."""
    set_writing_preference(person=request.user, holds_replies="holds_replies" in request.POST)
    for code in Language.values:
        people.set_signature(person=request.user, language=code, text=request.POST.get(f"signature_{code}", ""))
    messages.success(request, _("Saved."))
    return redirect("desk:you")


def _signatures(person: Person) -> list[tuple[str, str, str]]:
    """Language, its name, and what stands under my mails in it."""
    texts = dict(person.signatures.values_list("language", "text"))
    return [(code, label, texts.get(code, "")) for code, label in Language.choices]
