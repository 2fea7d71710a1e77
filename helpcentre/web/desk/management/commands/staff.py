from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import actions, contact, selectors
from helpcentre.domain.people.models import Language, Role


class Command(BaseCommand):
    help = "Staff accounts: add somebody (prints a one-time sign-in link), or list the team."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        add = verbs.add_parser("add", help="make somebody a member of the team, or change their role")
        add.add_argument("email")
        add.add_argument("--role", choices=Role.values, required=True)
        add.add_argument("--name", default="", help="the name colleagues and customers see")
        add.add_argument("--language", choices=Language.values, default=Language.ENGLISH)
        verbs.add_parser("list", help="who works in the team now")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "list":
            self._list()
        else:
            self._add(**{key: options[key] for key in ("email", "role", "name", "language")})

    def _list(self) -> None:
        for person in selectors.current_staff():
            role = person.staff.role if person.staff else ""
            self.stdout.write(f"{role:8} {person.email}  {person.name}")

    def _add(self, email: str, role: str, name: str, language: str) -> None:
        try:
            address = contact.clean_email(email)
        except contact.ContactError:
            raise CommandError(f"{email} is no e-mail address.") from None
        actor = Actor.system()
        name = name.strip() or address.partition("@")[0].replace(".", " ").title()
        person = actions.add_staff(actor=actor, email=address, name=name, role=role, language=language)
        token = actions.make_sign_in_link(actor=actor, person=person)
        path = reverse("desk:one_time_link", args=[token])
        self.stdout.write(f"{person.name} is {Role(role).label} now.")
        self.stdout.write("Sign in once with this link, within 24 hours:")
        self.stdout.write(f"{settings.PUBLIC_URL}{path}")
