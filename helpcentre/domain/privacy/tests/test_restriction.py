from typing import Any

from helpcentre.domain.people import finding
from helpcentre.domain.people.actions import lift_restriction, restrict_person
from helpcentre.domain.people.actions.imports import Outcome, import_line
from helpcentre.domain.people.importing.lines import Line


def line(person: Any) -> Line:
    from dataclasses import fields

    blank = {each.name: "" for each in fields(Line)}
    return Line(**{**blank, "name": "Njeri", "email": person.email, "phone": "+254712345679", "language": "sw"})


def test_whoever_paused_the_use_is_found_by_no_name_and_changed_by_no_list(mama_njeri: Any) -> None:
    restrict_person(actor=mama_njeri.actor, person=mama_njeri)
    restrict_person(actor=mama_njeri.actor, person=mama_njeri)

    assert finding.people("njeri") == []
    assert finding.people(mama_njeri.email) == [mama_njeri]  # whoever knows the address still reaches them
    assert import_line(actor=mama_njeri.actor, line=line(mama_njeri)) == Outcome.REFUSED

    assert lift_restriction(actor=mama_njeri.actor, person=mama_njeri)
    assert finding.people("njeri") == [mama_njeri]
