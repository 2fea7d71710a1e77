from django.db import connection, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.policy import events, facts, lists
from helpcentre.domain.policy.document import Document, Fault, faults, languages, to_json
from helpcentre.domain.policy.models import PolicyDraft, PolicyVersion
from helpcentre.domain.policy.sealing import mark_of, seal_of
from helpcentre.domain.policy.starter import NOTE, starter

_LOCK = 0x706F_6C69  # one who posts at a time (PostgreSQL; SQLite has one writer)
LISTS_CHANGED = {
    "en": "The sentences are the same. The lists that the Help Centre makes itself have changed.",
    "sw": "Sentensi ni zilezile. Orodha ambazo Kituo cha Msaada hutengeneza chenyewe zimebadilika.",
}


class NotReadyError(ValueError):
    """The draft may not be posted; ``faults`` say why."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.place} {fault.message}" for fault in found))
        self.faults = found


def post_starter(*, actor: Actor) -> PolicyVersion | None:
    """Version 1, from the files. None when there is a version already."""
    if PolicyVersion.objects.exists():
        return None
    return _post(actor=actor, document=starter(), note=NOTE, first=True)


def post_lists(*, actor: Actor) -> PolicyVersion | None:
    """The same sentences with the lists and facts of today, when these have changed. None when they have not.

    A release or a setting can change what is held or who answers for it; what people read must say so at once.
    """
    newest = PolicyVersion.objects.order_by("-number").first()
    if newest is None or (newest.lists == lists.made() and newest.facts == facts.present()):
        return None
    return _post(actor=actor, document=newest.document, note=LISTS_CHANGED)


def post_draft(*, actor: Actor, draft_id: int, edits: int) -> PolicyVersion:
    """The draft becomes the policy, now. Raises NotReadyError; DoesNotExist when it was posted or dropped meanwhile.

    ``edits`` is what was read before the button was pressed: whoever changed it since is not posted unread.
    """
    with transaction.atomic():
        draft = PolicyDraft.objects.select_for_update().get(pk=draft_id, edits=edits)
        found = faults(draft.document, facts.SOURCES)
        found += [] if all(draft.note.get(code, "").strip() for code in languages()) else [_NO_NOTE]
        if found:
            raise NotReadyError(found)
        version = _post(actor=actor, document=draft.document, note=draft.note)
        draft.delete()
        return version


_NO_NOTE = Fault("note", "does not say in every language what changed")


def _post(*, actor: Actor, document: Document, note: dict[str, str], first: bool = False) -> PolicyVersion:
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        newest: PolicyVersion | None = PolicyVersion.objects.order_by("-number").first()
        if newest and first:
            return newest  # two servers began at once
        version = PolicyVersion(
            number=newest.number + 1 if newest else 1,
            sections=to_json(document),
            facts=facts.present(),
            lists=lists.made(),
            note=note,
            previous_seal=newest.seal if newest else "",
            posted_at=clock.now(),
            posted_by_id=actor.person_id,
        )
        version.hashes = {code: version.fingerprint(code) for code in languages()}
        version.seal = seal_of(version)
        version.mark = mark_of(version)
        version.save()
        log.record(events.POLICY_POSTED, version.pk, actor=actor)
    return version
