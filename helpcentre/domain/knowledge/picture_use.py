"""Which pictures texts show, which none shows, and bytes that belong to no picture any more."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from helpcentre.base.core import clock
from helpcentre.base.files import actions as files
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.domain.knowledge import picture_sizes
from helpcentre.domain.knowledge.models import Announcement, Article, Picture, PictureRendition, Snippet

GRACE = timedelta(days=1)  # longer than anybody needs from sending a picture to naming it


def unused() -> list[Picture]:
    """Pictures that no article, draft, snippet or announcement shows, the newest first."""
    shown = {number for text in _texts() for number in picture_sizes.named_in(text)}
    return [picture for picture in Picture.objects.order_by("-pk") if picture.pk not in shown]


def _texts() -> Iterator[str]:
    """Every text that may name a picture, those that are not public yet included."""
    for kind in (Article, Snippet, Announcement):
        yield from kind.objects.filter(body__contains="picture:").values_list("body", flat=True)
    for kind in (Article, Announcement):
        drafts = kind.objects.filter(has_unpublished_changes=True).exclude(latest_revision=None)
        for content in drafts.values_list("latest_revision__content", flat=True):
            yield str(content.get("body", ""))


def sweep() -> int:
    """Delete the bytes of pictures and sizes whose rows are gone, a day after they came; how many."""
    rows = StoredFile.objects.filter(purpose=Purpose.ARTICLE_IMAGE, created_at__lt=clock.now() - GRACE)
    for kind in (Picture, PictureRendition):
        rows = rows.exclude(Exists(kind._default_manager.filter(file=OuterRef("name"))))
    swept = 0
    for row in rows[:500]:
        with transaction.atomic():
            files.discard(file=row)
        swept += 1
    return swept
