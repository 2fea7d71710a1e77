"""The people of the tests, made by plain functions: fixtures of any scope may call them."""

from typing import Any

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import actions
from helpcentre.domain.people.models import Person


def njeri() -> Person:
    """A shopkeeper in Nyeri who reads Kiswahili; she is the one who asks."""
    person = actions.find_or_create_person(
        actor=Actor.system(), name="Njeri Kamau", email="njeri@stores.example", phone="+254712345678", language="sw"
    )
    actions.join_business(actor=person.actor, person=person, name="Mama Njeri Stores")
    actions.mark_email_verified(person=person)
    return person


def baraka() -> Person:
    """Another customer, who has no business with her request."""
    person = actions.find_or_create_person(
        actor=Actor.system(), name="Baraka Juma", email="baraka@chemist.example", language="en"
    )
    actions.mark_email_verified(person=person)
    return person


def staff(name: str, role: str, language: str = "en") -> Person:
    email = f"{name.split(maxsplit=1)[0].lower()}@team.example"
    return actions.add_staff(actor=Actor.system(), email=email, name=name, role=role, language=language)


def asha() -> Person:
    """The agent who answers."""
    return staff("Asha Mwangi", "agent")


def rehema() -> Person:
    """The administrator; her desk speaks Kiswahili."""
    return staff("Rehema Salim", "admin", language="sw")


def ask(person: Person) -> Any:
    """The person's request as ``open_ticket`` returns it: ticket, message, private link."""
    from helpcentre.domain.tickets import actions as tickets

    return tickets.open_ticket(
        actor=person.actor,
        requester=person,
        business=person.memberships.get().business,
        subject="Pesa ya M-Pesa haionekani",
        body="Mteja amelipa leo asubuhi lakini siioni kwenye mauzo.",
        channel="web",
        language="sw",
    )
