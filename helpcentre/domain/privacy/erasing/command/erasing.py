"""``helpcentre person erase REF [--plan] [--yes]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import merges
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import people
from helpcentre.domain.privacy.erasing import running
from helpcentre.domain.privacy.erasing.actions import ErasedError, StaffError, ask_for_erasure
from helpcentre.domain.privacy.erasing.ledger import LedgerError
from helpcentre.domain.privacy.erasing.plan import Part, Plan, plan
from helpcentre.domain.privacy.models import Cause, Erasure, Kind, Proof, Source
from helpcentre.domain.privacy.requests.actions import open_request


def add_arguments(acts: Any) -> None:
    erase = acts.add_parser("erase", help="erase somebody: first the plan, then, asked again, for good")
    erase.add_argument("ref", metavar="REF", help="id, e-mail address or telephone number")
    erase.add_argument("--plan", action="store_true", help="say what would go and what stays, and touch nothing")
    erase.add_argument("--yes", action="store_true", help="do not ask again")


def erase(command: BaseCommand, *, ref: str, plan: bool, yes: bool, **_options: Any) -> None:
    """At once: the operator of the server needs no days of grace."""
    try:
        person = people.find(ref)
    except people.UnknownPersonError as error:
        raise CommandError(f"{error}.") from error
    planned = _tell(command, person)
    if plan:
        return
    if planned.held_by:
        raise CommandError("A legal hold keeps this person. Nothing was erased.")
    if not yes and input(f'Type "erase {person.pk}" to erase person {person.pk} for good: ') != f"erase {person.pk}":
        raise CommandError("Nothing was erased.")
    try:
        done = _carry_out(person)
    except StaffError:
        raise CommandError("This person works in the team: end that first (helpcentre staff remove).") from None
    except ErasedError:
        raise CommandError("This person was erased before.") from None
    except LedgerError as error:
        raise CommandError(str(error)) from error
    _tell_end(command, done)


def _carry_out(person: Person) -> Erasure:
    if person.staff is not None:
        raise StaffError
    actor = Actor.system()
    case = open_request(actor=actor, person=person, kind=Kind.DELETE, source=Source.COMMAND, proof=Proof.OPERATOR)
    erasure = ask_for_erasure(actor=actor, person=person, cause=Cause.COMMAND, rights=case, at_once=True)
    running.run(erasure.pk)
    erasure.refresh_from_db()
    return erasure


def _tell(command: BaseCommand, person: Person) -> Plan:
    """In numbers: the terminal's history is no place for a name."""
    planned = plan(person)
    write = command.stdout.write
    write(f"Plan for person {person.pk}")
    if before := merges.ids_of(person.pk)[1:]:
        write(f"With what was merged into it: person {', '.join(map(str, before))}")
    _tell_parts(command, "Goes", planned.goes)
    _tell_parts(command, "Is emptied", planned.emptied)
    write("Beside the tables:")
    for place in planned.beside:
        said = f"{place.count:,}" if place.count is not None else f"gone by {place.fades:%Y-%m-%d}"
        write(f"  {said:>18}  {place.holds}")
    for each in planned.stays:
        write(f"Stays: {', '.join(each.items)} ({each.count:,}): {each.why}")
    if planned.shared:
        write(f"Stays without the person: {planned.shared:,} requests that others read too")
    if planned.backups_until:
        write(f"The last backup that holds them is gone by {planned.backups_until:%Y-%m-%d}")
    if planned.archives_days is not None:
        write(f"The write-ahead log of the database server is gone after {planned.archives_days} days")
    for hold in planned.held_by:
        write(f"PAUSED by legal hold {hold.pk} since {hold.since:%Y-%m-%d}: {hold.reason}")
    return planned


def _tell_parts(command: BaseCommand, what: str, parts: list[Part]) -> None:
    command.stdout.write(f"{what}:")
    for part in parts:
        items = f": {', '.join(part.items)}" if part.items else ""
        command.stdout.write(f"  {part.count:>18,}  {part.title}{items}")


def _tell_end(command: BaseCommand, erasure: Erasure) -> None:
    if erasure.finished_at is None:
        raise CommandError("It was not carried out: see helpcentre person erase REF --plan.")
    places = erasure.certificate["places"].values()
    command.stdout.write(
        f"Erased: {sum(place['count'] for place in places):,} places, "
        f"entry {erasure.ledger_number} of the ledger. Certificate: /privacy/my-data/delete/{erasure.key}/"
    )
