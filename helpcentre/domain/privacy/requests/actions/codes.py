"""Proving who one is by reading what is sent to the address on file."""

import secrets

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from helpcentre.base.core import clock
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import Proof, ProofCode
from helpcentre.domain.privacy.models.proof_code import CODE_LIFE, TRIES

_SALT = "helpcentre.privacy.codes"


class UnreachableError(ValueError):
    """There is no address or number on file that a code could be sent to."""


def send_code(*, person: Person, language: str) -> Proof:
    """Send a new code to the mail address on file, or to the number when there is none; the earlier one ends.

    How often somebody may ask is counted where they ask. Raises UnreachableError.
    """
    proof = Proof.MAILED_CODE if person.email else Proof.TEXTED_CODE
    code = f"{secrets.randbelow(1_000_000):06}"
    with transaction.atomic():
        facts = {"proof": proof, "code_hash": _hash(person, code), "made_at": clock.now(), "tries": 0}
        ProofCode.objects.update_or_create(person=person, defaults=facts)
        context = {"code": code, "minutes": int(CODE_LIFE.total_seconds() // 60)}
        try:
            if person.email:
                queue_mail(
                    kind="rights_code",
                    address=person.email,
                    language=language,
                    person_id=person.pk,
                    context=context,
                    secrets=(code,),
                )
            else:
                queue_sms(
                    kind="rights_code",
                    number=person.phone or "",
                    language=language,
                    person_id=person.pk,
                    context=context,
                    secrets=(code,),
                )
        except BadMail as error:
            raise UnreachableError from error
    return proof


def check_code(*, person: Person, code: str) -> Proof | None:
    """By what it is proved, when the code is right; None when it is wrong, used, old, or was tried too often.

    Every try counts before it is looked at, so that many at once gain nothing.
    """
    mine = ProofCode.objects.filter(person=person, tries__lt=TRIES, made_at__gt=clock.now() - CODE_LIFE)
    if not mine.update(tries=F("tries") + 1):
        return None
    kept = ProofCode.objects.filter(person=person).first()
    typed = "".join(sign for sign in code if sign.isascii() and sign.isdigit())
    if kept is None or not constant_time_compare(kept.code_hash, _hash(person, typed)):
        return None
    deleted, _ = ProofCode.objects.filter(pk=kept.pk, code_hash=kept.code_hash).delete()
    return Proof(kept.proof) if deleted else None


def forget_codes() -> int:
    """Delete codes that work no longer. Returns how many."""
    deleted, _ = ProofCode.objects.filter(made_at__lte=clock.now() - CODE_LIFE).delete()
    return deleted


def _hash(person: Person, code: str) -> str:
    return salted_hmac(_SALT, f"{person.pk}:{code}", algorithm="sha256").hexdigest()
