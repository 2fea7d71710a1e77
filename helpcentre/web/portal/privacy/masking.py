"""Enough of an address to recognise one's own on a shared phone, and too little to learn somebody's."""

from helpcentre.domain.people.models import Person


def masked(person: Person) -> str:
    """``n…@stores.example`` or ``… 678``; empty when nothing is on file."""
    if person.email:
        name, _, domain = person.email.rpartition("@")
        return f"{name[:1]}…@{domain}"
    return f"… {person.phone[-3:]}" if person.phone else ""
