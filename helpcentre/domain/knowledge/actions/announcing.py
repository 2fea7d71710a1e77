import uuid
from datetime import datetime

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions.articles import user_of
from helpcentre.domain.knowledge.models import Announcement, AnnouncementKind


def announce(
    *,
    actor: Actor,
    language: str,
    title: str,
    body: str = "",
    kind: str = AnnouncementKind.NEWS,
    by_mail: bool = False,
    translation_key: uuid.UUID | None = None,
    go_live_at: datetime | None = None,
    expire_at: datetime | None = None,
) -> Announcement:
    """Tell everybody something new, now or from ``go_live_at`` on. Raises ValidationError, storing nothing."""
    row = Announcement(
        language=language,
        title=" ".join(title.split()),
        body=body,
        kind=kind,
        by_mail=by_mail,
        translation_key=translation_key or uuid.uuid4(),
        go_live_at=go_live_at,
        expire_at=expire_at,
        live=False,
    )
    row.full_clean()
    with transaction.atomic():
        row.save()
        user = user_of(actor)
        row.save_revision(user=user, clean=False).publish(user=user, skip_permission_checks=True)
    row.refresh_from_db()
    return row


def reword(*, actor: Actor, row: Announcement, title: str, body: str) -> None:
    """Put the words of an announcement right, where everybody reads it. Raises ValidationError, storing nothing."""
    row.title, row.body = " ".join(title.split()), body
    row.full_clean()
    user = user_of(actor)
    with transaction.atomic():
        row.save_revision(user=user, clean=False).publish(user=user, skip_permission_checks=True)
