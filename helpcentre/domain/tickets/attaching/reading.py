"""The beginning of a text or a log, for a page that shows it as letters and nothing else."""

import codecs
import re

from helpcentre.base.files import store
from helpcentre.domain.tickets.models import Attachment

SHOWN = 60_000  # bytes; whoever wants more saves the file
#: Escapes that colour a log, and every control but tab and line end: they would hide or turn round what is there.
_UNSEEN = re.compile(
    "\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def beginning(attachment: Attachment) -> tuple[str, bool]:
    """What is written there, and whether there is more of it. Raises FileNotFoundError."""
    with store.current().open(attachment.file.name) as stream:
        data = stream.read(SHOWN)
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if is_wide else "utf-8", errors="replace").replace("\r\n", "\n")
    return _UNSEEN.sub("", text), attachment.file.size > SHOWN
