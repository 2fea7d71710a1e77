"""What a sender called a file, made harmless: shown to people and offered when it is saved, never used as a path."""

import re
import unicodedata
from collections.abc import Sequence

LONGEST = 100  # characters
_REFUSED_BY_SYSTEMS = re.compile(r'[<>:"|?*\\/]')
_ENDING = re.compile(r"(?s)(.*)\.([A-Za-z0-9]{1,8})")
#: Controls, directions that turn a name round, halves of letters, private and unassigned signs, line ends.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(sent: str, *, endings: Sequence[str], otherwise: str = "file") -> str:
    """One visible line of at most ``LONGEST`` characters that ends in one of ``endings``.

    The first ending is put behind a name that ends otherwise, so that ``invoice.pdf.exe`` cannot pass for what it is
    not. ``otherwise`` names the nameless.
    """
    name = re.split(r"[/\\]", sent)[-1]
    name = unicodedata.normalize("NFC", name)
    name = "".join(sign for sign in name if unicodedata.category(sign) not in _HIDDEN)
    name = " ".join(_REFUSED_BY_SYSTEMS.sub("_", name).split()).strip(". ")
    stem, ending = name, endings[0]
    if (found := _ENDING.fullmatch(name)) and found[2].lower() in endings:
        stem, ending = found[1], found[2].lower()
    elif found and len(endings) == 1 and endings[0] == "webp":
        stem = found[1]  # a picture keeps its name and is a WebP from now on
    stem = stem[: LONGEST - len(ending) - 1].strip(". ")
    return f"{stem or otherwise}.{ending}"
