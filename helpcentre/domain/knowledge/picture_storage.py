"""Where Django keeps the bytes of pictures: in our own file store, under random names, with a row for each."""

from typing import Any, BinaryIO, cast

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.db import transaction
from django.urls import reverse
from django.utils.deconstruct import deconstructible

from helpcentre.base.files import actions, store
from helpcentre.base.files.models import Purpose, StoredFile

LIMIT = 10_000_000  # bytes of one picture as it comes in


@deconstructible
class PictureStorage(Storage):
    """A Django storage whose names are those of the file store. What an author called a file is not kept.

    ``save`` raises FileTooLargeError past ``LIMIT`` bytes.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        content.seek(0)
        kept = actions.put(
            stream=cast("BinaryIO", content), media_type=_media_type(name), purpose=Purpose.ARTICLE_IMAGE, limit=LIMIT
        )
        return kept.name

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        with store.current().open(name) as stream:
            return ContentFile(stream.read(), name=name)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def get_alternative_name(self, file_root: str, file_ext: str) -> str:
        return file_root + file_ext

    def exists(self, name: str) -> bool:
        return False  # every save gets a name of its own

    def delete(self, name: str) -> None:
        with transaction.atomic():
            file = StoredFile.objects.filter(name=name, purpose=Purpose.ARTICLE_IMAGE).first()
            if file is not None:
                actions.discard(file=file)

    def size(self, name: str) -> int:
        return StoredFile.objects.values_list("size", flat=True).get(name=name)

    def url(self, name: str | None) -> str:
        return reverse("picture", args=[name])


def _media_type(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif"}.get(ending, "image/webp")
