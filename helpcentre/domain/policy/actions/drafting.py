from dataclasses import replace

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.policy import events
from helpcentre.domain.policy.document import Section, Sentence, to_json, with_section
from helpcentre.domain.policy.models import PolicyDraft, PolicyVersion
from helpcentre.domain.policy.starter import starter


def start_draft(*, actor: Actor) -> PolicyDraft:
    """The next version, begun from the one in force. The draft there is, when somebody began already."""
    with transaction.atomic():
        newest = PolicyVersion.objects.select_for_update().order_by("-number").first()
        draft = PolicyDraft.objects.order_by("pk").first()
        if draft:
            return draft
        document = newest.document if newest else starter()
        draft = PolicyDraft.objects.create(sections=to_json(document), edited_by_id=actor.person_id)
        log.record(events.DRAFT_STARTED, draft.pk, actor=actor)
    return draft


def write_section(
    *, actor: Actor, draft_id: int, edits: int, number: str, title: dict[str, str], sentences: list[Sentence]
) -> PolicyDraft:
    """Replace heading and sentences of one section. DoesNotExist when somebody else changed the draft meanwhile."""
    with transaction.atomic():
        draft = PolicyDraft.objects.select_for_update().get(pk=draft_id, edits=edits)
        old = next(each for each in draft.document if each.number == number)
        new = replace(old, title=title, sentences=tuple(sentences))
        return draft if new == old else _changed(actor, draft, new)


def write_note(*, actor: Actor, draft_id: int, edits: int, note: dict[str, str]) -> PolicyDraft:
    """What changed, said to people in each language."""
    with transaction.atomic():
        draft = PolicyDraft.objects.select_for_update().get(pk=draft_id, edits=edits)
        if draft.note == note:
            return draft
        draft.note = note
        return _changed(actor, draft)


def announce_draft(*, actor: Actor, draft_id: int) -> PolicyDraft:
    """From now on everybody may read it, marked as not yet the policy. Twice is once."""
    with transaction.atomic():
        draft = PolicyDraft.objects.select_for_update().get(pk=draft_id)
        if draft.announced_at is None:
            draft.announced_at = clock.now()
            draft.save(update_fields=["announced_at"])
            log.record(events.DRAFT_ANNOUNCED, draft.pk, actor=actor)
    return draft


def drop_draft(*, actor: Actor, draft_id: int) -> None:
    """It is not wanted after all."""
    with transaction.atomic():
        if PolicyDraft.objects.filter(pk=draft_id).delete()[0]:
            log.record(events.DRAFT_DROPPED, draft_id, actor=actor)


def _changed(actor: Actor, draft: PolicyDraft, section: Section | None = None) -> PolicyDraft:
    if section:
        draft.sections = to_json(with_section(draft.document, section))
        del draft.document
    draft.edits += 1
    draft.edited_at, draft.edited_by_id = clock.now(), actor.person_id
    draft.save(update_fields=["sections", "note", "edits", "edited_at", "edited_by"])
    log.record(events.DRAFT_CHANGED, draft.pk, actor=actor)
    return draft
