"""The doors to an archive."""

from helpcentre.base.files.names import is_name
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import PersonExport


def for_person(person: Person, name: str) -> PersonExport | None:
    """An archive of the person's own that can be fetched; None for a foreign, unknown or expired one alike."""
    if not is_name(name):
        return None
    found = PersonExport.objects.select_related("request", "person").filter(name=name, person=person).first()
    return found if found and found.is_ready else None


def exports_of(person: Person, limit: int = 5) -> list[PersonExport]:
    """In the making or ready, the newest first."""
    rows = PersonExport.objects.filter(person=person).order_by("-id")[:limit]
    return [row for row in rows if row.ready_at is None or row.is_ready]
