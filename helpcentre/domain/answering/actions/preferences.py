from django.db import transaction

from helpcentre.domain.answering.models import WritingPreference
from helpcentre.domain.people.models import Person


def set_writing_preference(*, person: Person, holds_replies: bool) -> None:
    """Whether ``person`` wants a moment to take a reply back."""
    with transaction.atomic():
        WritingPreference.objects.update_or_create(person=person, defaults={"holds_replies": holds_replies})
