"""The pictures that texts name, with the sizes in which pages may show them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import OuterRef, Subquery

from helpcentre.base.files.models import StoredFile

NAME = re.compile(r"picture:([1-9][0-9]{0,9})")
_NAMED = re.compile(r"\(\s*<?picture:([1-9][0-9]{0,9})")


@dataclass(frozen=True)
class PictureSize:
    """``name`` is that of the stored file, ``weight`` its bytes."""

    width: int
    height: int
    name: str
    weight: int


@dataclass(frozen=True)
class PictureSizes:
    """``sizes`` are narrowest first and never empty; ``description`` is what its author said it shows."""

    id: int
    description: str
    sizes: tuple[PictureSize, ...]

    def near(self, width: int) -> PictureSize:
        """The narrowest that is at least so wide, or else the widest."""
        return next((size for size in self.sizes if size.width >= width), self.sizes[-1])


def named_in(text: str) -> set[int]:
    """The ids of the pictures a text shows."""
    return {int(number) for number in _NAMED.findall(text)}


def of(ids: Iterable[int]) -> tuple[PictureSizes, ...]:
    """In one query, by id; a picture that is gone is left out."""
    wanted = set(ids)
    if not wanted:
        return ()
    weight = StoredFile.objects.filter(name=OuterRef("file")).values("size")[:1]
    rows = (
        apps.get_model("knowledge", "PictureRendition")
        ._default_manager.filter(image_id__in=wanted, filter_spec__startswith="page-")
        .order_by("image_id", "width")
        .values_list("image_id", "image__description", "width", "height", "file", Subquery(weight))
    )
    found: dict[int, tuple[str, list[PictureSize]]] = {}
    for picture, description, width, height, name, size in rows:
        found.setdefault(picture, (description, []))[1].append(PictureSize(width, height, name, size or 0))
    return tuple(PictureSizes(picture, words, tuple(sizes)) for picture, (words, sizes) in found.items())
