"""The files of one form: those that come with it and those that came before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.attaching import claims, quota
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models import Attachment


@dataclass(frozen=True)
class Held:
    """``waiting`` are kept and wait for the message; ``faults`` say, file by file, what was not taken and why.

    ``is_resent``: files of this form have their message already, because the form came before.
    """

    waiting: list[Attachment] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_resent: bool = False

    @property
    def has_files(self) -> bool:
        """Whether the message may do without words."""
        return bool(self.waiting) or self.is_resent

    @property
    def claimed(self) -> list[tuple[str, Attachment]]:
        """Each waiting file after its claim, for the form that is shown again."""
        return [(claims.make(attachment), attachment) for attachment in self.waiting]


def gather(*, files: Sequence["UploadedFile[Any]"], claimed: Iterable[str], person: Person | None, place: str) -> Held:
    """Keep the files of a form, so that nothing is lost when its words are not right yet."""
    found = claims.look(claimed)
    waiting = found.waiting
    faults = [str(RefusedFileError(Fault.GONE))] if found.gone else []
    if len(waiting) > settings.FILES_PER_MESSAGE:
        faults.append(str(RefusedFileError(Fault.TOO_MANY)))
    for file in files:
        try:
            waiting.append(_taken(file, len(waiting), person, place))
        except RefusedFileError as refused:
            faults.append(f"{short(file.name or '')}: {refused}")
    return Held(waiting[: settings.FILES_PER_MESSAGE], faults, is_resent=bool(found.sent))


def _taken(file: "UploadedFile[Any]", count: int, person: Person | None, place: str) -> Attachment:
    if count >= settings.FILES_PER_MESSAGE:
        raise RefusedFileError(Fault.TOO_MANY)
    size = file.size or 0
    if size and not quota.take(size=size, person=person, place=place):
        raise RefusedFileError(Fault.QUOTA)
    stream = cast("IO[bytes]", file.file)
    return actions.receive_attachment(stream=stream, name=file.name or "", uploader=person)  # type: ignore[arg-type]


def short(name: str) -> str:
    """A sent name as a message may quote it."""
    visible = "".join(sign for sign in name if sign.isprintable())
    return visible if len(visible) <= 40 else f"{visible[:28]}…{visible[-10:]}"
