"""The private link in optional mail: it opens the choices about mail of one person, and nothing else."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from helpcentre.base.core import ids
from helpcentre.domain.people import merges
from helpcentre.domain.people.models import Person, Purpose

_SALT = "helpcentre.people.mail_links"


def token(person: Person) -> str:
    """The person's number and 48 hexadecimal digits of HMAC-SHA256: a stolen database opens nothing."""
    return f"{person.pk}-{_signature(person.pk)}"


def find(text: str) -> Person | None:
    """Whose link it is; None when it is misspelt or the person was erased. One that was sent before two records were
    merged leads to whoever they are now."""
    said, _, signature = text.partition("-")
    number = ids.read(said) or 0
    if not constant_time_compare(signature, _signature(number)):
        return None
    return Person.objects.filter(pk=merges.living(number), erased_at=None).first()


def choices_address(person: Person) -> str:
    return _address("portal:mail_choices_link", person)


def stop_address(person: Person, purpose: Purpose) -> str:
    """Where one POST stops mail of this purpose (RFC 8058), and a look shows a button."""
    return _address("portal:mail_stop", person, purpose.value)


def headers(person: Person, purpose: Purpose) -> dict[str, str]:
    """What a mail of this purpose carries, so that a mail program can offer its own button."""
    return {
        "List-Unsubscribe": f"<{stop_address(person, purpose)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _address(name: str, person: Person, *more: str) -> str:
    with translation.override(person.language):
        return settings.PUBLIC_URL + reverse(name, args=[token(person), *more])


def _signature(number: int) -> str:
    return salted_hmac(_SALT, f"mail:{number}", algorithm="sha256").hexdigest()[:48]
