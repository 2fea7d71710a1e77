import unicodedata

from django.db import transaction

from helpcentre.domain.people.models import Language, Person, Signature
from helpcentre.domain.people.models.signature import SIGNATURE_LIMIT


def set_signature(*, person: Person, language: str, text: str) -> None:
    """What stands under ``person``'s mails in ``language``; an empty text takes it away. What cannot be shown is left
    out, and what is too long is cut."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"})
    clean = kept.strip()[:SIGNATURE_LIMIT].strip()
    with transaction.atomic():
        if clean:
            Signature.objects.update_or_create(person=person, language=Language(language), defaults={"text": clean})
        else:
            Signature.objects.filter(person=person, language=language).delete()
