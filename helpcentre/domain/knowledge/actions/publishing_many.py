"""Many articles at once, each as if an author had written and published it: row, revision, history, index, event."""

from copy import copy

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry, Revision

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import publishing
from helpcentre.domain.knowledge.actions.wanted import Wanted
from helpcentre.domain.knowledge.models import Article


def is_plain(one: Wanted) -> bool:
    """Whether nothing but the text is at stake: no draft of an author's, no day on which it goes, no taking back."""
    row = one.row
    if row is None:
        return True
    waits = row.has_unpublished_changes or row.go_live_at or row.expire_at
    return bool(row.live and one.file.published and not waits)


def publish_many(*, actor: Actor, wanted: list[Wanted]) -> None:
    """Write articles that are plain and checked, in one transaction. Raises IntegrityError."""
    with transaction.atomic():
        former = {one.row.pk: one.row.slug for one in wanted if one.row is not None}
        rows = [_set(one) for one in wanted]
        Article.objects.bulk_create([row for row in rows if row.pk is None])
        revisions = _keep_revisions(actor, rows)
        for row, revision, one in zip(rows, revisions, wanted, strict=True):
            _point(row, revision, live=one.file.published)
        _write_over(rows)
        live = [row for row in rows if row.live]
        _note(actor, live)
        publishing.tell_public_many(live, actor, slugs_before=former)
    for one, row in zip(wanted, rows, strict=True):
        one.row, one.row_id = row, row.pk
        one.is_written = True


def _set(one: Wanted) -> Article:
    file = one.file
    row = one.row or Article(language=file.language, translation_key=file.translation_key, live=False)
    before = copy(row)
    for name, value in one.values.items():
        setattr(row, name, value)
    row.updated_at = clock.now()
    if one.file.published:
        row.news_at = publishing.news_at(before, row)
    return row


def _keep_revisions(actor: Actor, rows: list[Article]) -> list[Revision]:
    kind = ContentType.objects.get_for_model(Article, for_concrete_model=False)
    revisions: list[Revision] = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(row.pk),
            created_at=clock.now(),
            user_id=actor.person_id,
            content=row.serializable_data(),
            object_str=str(row),
        )
        for row in rows
    )
    return revisions


def _point(row: Article, revision: Revision, *, live: bool) -> None:
    row.latest_revision = revision
    row.has_unpublished_changes = not live
    if live:
        row.live, row.live_revision, row.last_published_at = True, revision, row.updated_at
        row.first_published_at = row.first_published_at or row.updated_at


def _write_over(rows: list[Article]) -> None:
    names = [field.name for field in Article._meta.concrete_fields if not field.primary_key]
    Article.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=names)


def _note(actor: Actor, rows: list[Article]) -> None:
    """In the history that authors read."""
    kind = ContentType.objects.get_for_model(Article, for_concrete_model=False)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(row.pk),
            label=str(row),
            action="wagtail.publish",
            timestamp=row.updated_at,
            user_id=actor.person_id,
            revision=row.live_revision,
            content_changed=True,
        )
        for row in rows
    )
