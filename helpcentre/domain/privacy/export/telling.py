"""Telling somebody that their data is ready."""

from contextlib import suppress
from typing import Any

from django.conf import settings

from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.domain.privacy.models import PersonExport


def address(language: str) -> str:
    """Where it is fetched: behind a door that asks who comes."""
    return f"{settings.PUBLIC_URL}/{language}/privacy/my-data/"


def tell_ready(export: PersonExport) -> None:
    """By mail to the address on file, else by text message; silent where there is neither. No secret is in it."""
    person = export.person
    context = {"name": person.first_name, "url": address(export.language), "export": export}
    facts: dict[str, Any] = {"language": export.language, "person_id": person.pk, "context": context}
    with suppress(BadMail):  # an address that cannot be written to; the page shows it all the same
        if person.email:
            queue_mail(kind="export_ready", address=person.email, **facts)
        elif person.phone:
            queue_sms(kind="export_ready", number=person.phone, **facts)
