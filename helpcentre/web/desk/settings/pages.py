"""The pages of the settings area, in the order of its list on the left. A new page is one line here.

The page itself is a view like any other, behind ``staff(permission, …)``, drawn by ``frame.show`` of this folder.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may


class Group(Enum):
    """A heading of the list."""

    TICKETS = _("Tickets")
    ANSWERS = _("Answers")
    TEAM = _("Team")
    PROMISES = _("Times and rules")
    HOUSE = _("Help Centre")


@dataclass(frozen=True)
class Page:
    """``name`` is the address within ``desk:``; ``hint`` says in a line what is decided there."""

    title: StrOrPromise
    name: str
    permission: Permission
    group: Group
    icon: str
    hint: StrOrPromise = ""


PAGES: tuple[Page, ...] = (
    Page(
        pgettext_lazy("settings", "Tags"),
        "setting_tags",
        Permission.MANAGE_SETTINGS,
        Group.TICKETS,
        "tag",
        _("The words the team sorts tickets by"),
    ),
    Page(
        pgettext_lazy("settings", "Fields"),
        "setting_fields",
        Permission.MANAGE_SETTINGS,
        Group.TICKETS,
        "receipt",
        _("What a request can say besides its words"),
    ),
    Page(
        pgettext_lazy("settings", "Forms"),
        "setting_forms",
        Permission.MANAGE_SETTINGS,
        Group.TICKETS,
        "note",
        _("Which fields each sort of request asks"),
    ),
    Page(
        _("Saved replies"),
        "replies",
        Permission.ANSWER_TICKETS,
        Group.ANSWERS,
        "reply",
        _("Words that are used again, and what is done with them"),
    ),
    Page(
        _("Teams"),
        "teams",
        Permission.MANAGE_TEAMS,
        Group.TEAM,
        "people",
        _("Who works with whom, who is away, who gets the next ticket"),
    ),
    Page(_("Hours"), "calendars", Permission.MANAGE_TEAMS, Group.TEAM, "moon", _("When the teams work, and holidays")),
    Page(
        _("Answer times"),
        "policies",
        Permission.MANAGE_TEAMS,
        Group.PROMISES,
        "clock",
        _("How soon you promise to answer and to solve"),
    ),
    Page(_("Rules"), "rules", Permission.MANAGE_TEAMS, Group.PROMISES, "play", _("What the desk does by itself")),
    Page(
        _("Look"),
        "setting_look",
        Permission.MANAGE_SETTINGS,
        Group.HOUSE,
        "eye",
        _("Logo and colour of the pages that customers see"),
    ),
    Page(
        _("Staff and addresses"),
        "setting_house",
        Permission.MANAGE_SETTINGS,
        Group.HOUSE,
        "user",
        _("Who works here, and where people write to"),
    ),
    Page(
        _("Mail and text messages"),
        "setting_sending",
        Permission.MANAGE_SETTINGS,
        Group.HOUSE,
        "mail",
        _("Whether they leave, and a test of each"),
    ),
    Page(
        _("How long data is kept"),
        "setting_keeping",
        Permission.WRITE_POLICY,
        Group.HOUSE,
        "clock",
        _("When it goes, and what went lately"),
    ),
    Page(
        _("People from a file"),
        "setting_imports",
        Permission.MANAGE_SETTINGS,
        Group.HOUSE,
        "people",
        _("Take over people and shops from a CSV file"),
    ),
)


def pages_for(person: Person) -> dict[Group, list[Page]]:
    """What a person may open, by heading; headings without a page are left out."""
    mine = [page for page in PAGES if may(person, page.permission)]
    found = {group: [page for page in mine if page.group is group] for group in Group}
    return {group: pages for group, pages in found.items() if pages}
