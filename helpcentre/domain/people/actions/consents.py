from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import consents, events
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Person, Purpose


def record_consent(
    *,
    actor: Actor,
    person: Person,
    purpose: Purpose,
    decision: Decision,
    how: How,
    language: str,
    words_version: int | None = None,
) -> ConsentEntry | None:
    """Add a decision to the log; None when the same one holds already.

    ``words_version`` is the version they saw; the present one when not said. For a withdrawal it is the version that
    is withdrawn.
    """
    with transaction.atomic():
        Person.objects.select_for_update().filter(pk=person.pk).first()  # one decision after the other
        last = consents.last_decision(person, purpose)
        if _holds_already(purpose, decision, last):
            return None
        notice = consents.notice(language)
        version = words_version or (last.words_version if last and decision == Decision.WITHDRAWN else 0)
        version = version or consents.current_words(purpose).version
        entry = ConsentEntry.objects.create(
            person=person,
            purpose=purpose,
            decision=decision,
            how=how,
            words_version=version,
            language=language,
            words_hash=consents.fingerprint(purpose, version, language),
            policy_version=notice.version,
            policy_hash=notice.fingerprint,
            controller=notice.controller[:200],
        )
        given = decision == Decision.GIVEN
        kind = events.CONSENT_GIVEN if given else events.CONSENT_WITHDRAWN
        log.record(kind, person.pk, actor=actor, purpose=purpose)
    return entry


def _holds_already(purpose: Purpose, decision: Decision, last: ConsentEntry | None) -> bool:
    """A yes to less than is asked now does not hold; the new one is written beside it, never over it."""
    if last is None:
        return (decision == Decision.GIVEN) is (purpose in consents.UNTIL_STOPPED)
    same = last.decision == decision
    return same and (decision == Decision.WITHDRAWN or consents.covers(purpose, last.words_version))
