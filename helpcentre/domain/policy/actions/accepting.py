from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.policy import events
from helpcentre.domain.policy.models import Act, PolicyAcceptance, PolicyVersion


def accept(*, actor: Actor, person: Person, language: str, act: Act) -> PolicyAcceptance | None:
    """Keep that ``person`` accepted the policy that is in force, in the words of this language.

    None when they had, or when no policy has been posted. Call it in the transaction of the act itself.
    """
    version = PolicyVersion.objects.only("id", "number", "hashes").order_by("-number").first()
    if version is None or PolicyAcceptance.objects.filter(person=person, version=version, language=language).exists():
        return None
    with transaction.atomic():
        made, is_new = PolicyAcceptance.objects.get_or_create(
            person=person,
            version=version,
            language=language,
            defaults={"text_hash": version.hashes.get(language, ""), "act": act},
        )
        if is_new:
            log.record(events.POLICY_ACCEPTED, person.pk, actor=actor, version=version.pk)
    return made if is_new else None
