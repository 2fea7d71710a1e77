"""Pictures that lie beside the files of articles, on their way in and out."""

import re
from collections.abc import Iterable
from pathlib import Path

from django.utils.text import slugify

from helpcentre.base.core.actor import Actor
from helpcentre.base.files import sanitise
from helpcentre.domain.knowledge import article_folder, picture_sizes
from helpcentre.domain.knowledge.actions.pictures import put_picture
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.markup import images
from helpcentre.domain.knowledge.models import Picture

_BESIDE = re.compile(r"[^/\\\x00-\x1f.][^/\\\x00-\x1f]*\.(?:png|jpe?g|webp|gif)", re.I)


class PictureFiles:
    """Each file is read once, however many texts show it."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._kept: dict[Path, int] = {}

    def taken_in(self, body: str, folder: Path, *, first_line: int = 1) -> str:
        """The text with the pictures of ``folder`` kept here and named as they are here.

        Raises BadFileError, with the line, for a picture that is not there, is none, or is not described.
        """
        names = {}
        for name, words in images.named_in(body).items():
            if picture_sizes.NAME.fullmatch(name):
                continue
            try:
                names[name] = f"picture:{self._keep(folder, name, words)}"
            except (BadFileError, OSError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                line = first_line + images.line_of(body, name)
                raise BadFileError(f"picture {article_folder.printable(name)[:80]!r}: {reason}", line) from None
        silent = images.undescribed(body) if names else []
        if silent:
            line = first_line + images.line_of(body, silent[0])
            raise BadFileError(f"picture {silent[0]!r} has no description between [ and ]", line)
        changed = images.renamed(body, names)
        left = [name for name in images.named_in(changed) if name in names]
        if left:
            raise BadFileError(f"picture {left[0]!r}: write it as ![what it shows]({left[0]})", first_line)
        return changed

    def _keep(self, folder: Path, name: str, words: str) -> int:
        if not _BESIDE.fullmatch(name):
            raise BadFileError("is not the name of a picture beside this file")
        path = folder / name
        if path not in self._kept:
            data = article_folder.read(path, largest=sanitise.LIMIT)
            try:
                saved = put_picture(
                    actor=self._actor, data=data, title=path.stem, description=words or path.stem, keep_own=True
                )
            except sanitise.RefusedPictureError as refusal:
                raise BadFileError(str(refusal)) from None
            self._kept[path] = saved.row.pk
        return self._kept[path]


class PictureNames:
    """What the pictures of texts are called when they are written out: the same in every Help Centre that has them."""

    def __init__(self, bodies: Iterable[str]) -> None:
        wanted = {number for body in bodies for number in picture_sizes.named_in(body)}
        self._pictures = Picture.objects.in_bulk(wanted)
        self.names: dict[int, str] = {}
        taken: set[str] = set()
        for picture in sorted(self._pictures.values(), key=lambda one: (slugify(one.title), one.sha256)):
            name, n = slugify(picture.title) or "picture", 1
            while name in taken:
                n += 1
                name = f"{slugify(picture.title) or 'picture'}-{n}"
            taken.add(name)
            self.names[picture.pk] = f"{name}.webp"

    def written_beside(self, body: str, folder: Path) -> str:
        """The text with names of files, which are written into ``folder``. One that is gone keeps its number."""
        names = {}
        for number in sorted(picture_sizes.named_in(body) & self.names.keys()):
            names[f"picture:{number}"] = self.names[number]
            target = folder / self.names[number]
            folder.mkdir(parents=True, exist_ok=True)
            with self._pictures[number].file.open("rb") as kept:
                target.write_bytes(kept.read())
        return images.renamed(body, names)
