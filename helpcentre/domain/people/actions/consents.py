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
        if last.decision == decision if last else decision == Decision.WITHDRAWN:
            return None
        version = words_version or (last.words_version if last and decision == Decision.WITHDRAWN else 0)
        entry = ConsentEntry.objects.create(
            person=person,
            purpose=purpose,
            decision=decision,
            how=how,
            words_version=version or consents.current_words(purpose).version,
            language=language,
        )
        given = decision == Decision.GIVEN
        kind = events.CONSENT_GIVEN if given else events.CONSENT_WITHDRAWN
        log.record(kind, person.pk, actor=actor, purpose=purpose)
    return entry
