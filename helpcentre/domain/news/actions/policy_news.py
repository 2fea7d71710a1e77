import uuid
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement, AnnouncementKind
from helpcentre.domain.policy.models import PolicyVersion

STANDS = timedelta(days=14)
_NAMES = uuid.UUID("6f0d2c0e-6f5b-4c36-9a55-6f3a3f0c6b11")  # of our own making: one key for each version


def announce_policy(*, actor: Actor, version_id: int) -> list[Announcement]:
    """A banner on every page for two weeks, and an announcement that stays: the policy changed. Twice is once.

    The first version is no change.
    """
    version = PolicyVersion.objects.filter(pk=version_id).first()
    if version is None or version.number == 1:
        return []
    key = uuid.uuid5(_NAMES, str(version.number))
    if Announcement.objects.filter(translation_key=key).exists():
        return []
    return [_announced(actor, version, code, key) for code, _name in settings.LANGUAGES]


def _announced(actor: Actor, version: PolicyVersion, code: str, key: uuid.UUID) -> Announcement:
    with translation.override(code):
        page = reverse("portal:policy_changes", args=[version.number])
        body = f"{version.note.get(code, '')}\n\n[{_('See what changed')}]({settings.PUBLIC_URL}{page})"
        return announce(
            actor=actor,
            language=code,
            title=_("Our privacy policy has changed"),
            body=body,
            kind=AnnouncementKind.NOTICE,
            translation_key=key,
            expire_at=version.posted_at + STANDS,
        )
