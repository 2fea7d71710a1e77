"""Who works here, and the facts that whoever runs the server sets: to be looked up, and where each is changed."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show

FACTS = (
    ("SUPPORT_EMAIL", "HELPCENTRE_SUPPORT_EMAIL", _("Support address")),
    ("SUPPORT_PHONE", "HELPCENTRE_SUPPORT_PHONE", _("Support phone")),
    ("PRIVACY_EMAIL", "HELPCENTRE_PRIVACY_EMAIL", _("Address for questions about data")),
    ("CONTROLLER", "HELPCENTRE_CONTROLLER", _("Who is responsible for the data")),
    ("DEFAULT_FROM_EMAIL", "HELPCENTRE_FROM", _("Sender of every mail")),
    ("PUBLIC_URL", "HELPCENTRE_URL", _("Address of this Help Centre")),
)


@staff(Permission.MANAGE_SETTINGS, "GET")
def house(request: StaffRequest) -> HttpResponse:
    """Everybody with a role, and the facts with the variable that sets each."""
    facts = [(label, variable, getattr(settings, name)) for name, variable, label in FACTS]
    context = {"facts": facts, "members": people.current_staff()}
    return show(request, "desk/settings/house.html", context, page="setting_house")
