import hashlib

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.files import sanitise
from helpcentre.domain.knowledge.actions.saving import Outcome, Saved
from helpcentre.domain.knowledge.models import Picture
from helpcentre.domain.knowledge.models.picture import WIDTHS


def put_picture(*, actor: Actor, data: bytes, title: str, description: str, keep_own: bool = False) -> Saved[Picture]:
    """The picture with these bytes, kept once however often it comes. Raises RefusedPictureError.

    ``keep_own`` as in ``sanitise.picture``. Reading it takes a while: not in a transaction that others wait for.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    found = Picture.objects.filter(sha256=sha256).first()
    if found is not None:
        return Saved(found, Outcome.UNCHANGED)
    clean = sanitise.picture(data, widths=WIDTHS, keep_own=keep_own)
    sha256 = hashlib.sha256(clean.kept.data).hexdigest()
    with transaction.atomic():
        found = Picture.objects.filter(sha256=sha256).first()
        if found is not None:
            return Saved(found, Outcome.UNCHANGED)
        picture = Picture(title=title[:255], description=description[:255], uploaded_by_user_id=actor.person_id)
        picture.take(clean)
        picture.save()
    return Saved(picture, Outcome.CREATED)
