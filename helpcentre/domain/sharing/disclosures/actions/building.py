from django.conf import settings
from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.files import actions as files
from helpcentre.base.files import store
from helpcentre.base.files.contract import Written
from helpcentre.base.files.models import Purpose
from helpcentre.domain.privacy.export.packing import workspace
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures.models import (
    DisclosedPerson,
    Disclosure,
    DisclosureArchive,
    SealedFile,
    Stage,
)
from helpcentre.domain.sharing.disclosures.packing import Packed, pack


def build_disclosure(*, disclosure: Disclosure) -> bool:
    """Make the archive of what was approved, seal it, and say what it is. Returns whether it was made now.

    1. It is written beside the archives for people, in no transaction, and goes into the store from there.
    2. The store says what it wrote; that must be what was made, or a disk lies and nothing is kept.
    3. Rows come together with the stage. Whoever comes second, or finds the case closed meanwhile, keeps nothing.
    """
    if disclosure.stage != Stage.APPROVED or not disclosure.is_open:
        return False
    settings.DATA.exports.mkdir(mode=0o700, parents=True, exist_ok=True)
    with workspace(settings.DATA.exports) as folder:
        path, packed = pack(disclosure, folder)
        with path.open("rb") as stream:
            written = store.current().put(stream)
    if (written.sha256, written.size) != (packed.sha256, packed.size):
        store.current().delete(written.name)
        raise OSError(f"the archive of disclosure {disclosure.pk} did not arrive in the store as it was made")
    if not _keep(disclosure, written, packed):
        store.current().delete(written.name)
        return False
    return True


def _keep(disclosure: Disclosure, written: Written, packed: Packed) -> bool:
    with transaction.atomic():
        if not Disclosure.objects.move(disclosure.pk, before=[Stage.APPROVED], after=Stage.READY):
            return False
        stored = files.keep(written=written, media_type="application/zip", purpose=Purpose.DISCLOSURE)
        SealedFile.objects.create(disclosure=disclosure, file=stored)
        DisclosureArchive.objects.create(
            disclosure=disclosure,
            sha256=packed.sha256,
            size=packed.size,
            people=len(packed.people),
            rows=packed.rows,
            files=packed.files,
        )
        DisclosedPerson.objects.bulk_create(
            DisclosedPerson(disclosure=disclosure, person_id=number) for number in packed.people
        )
        log.record(events.DISCLOSURE_BUILT, disclosure.pk, actor=Actor.system())
    return True
