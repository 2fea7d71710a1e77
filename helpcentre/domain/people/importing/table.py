"""From the bytes of a spreadsheet's CSV to rows with line numbers. Nothing is guessed: what is not sure is refused."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

MOST_BYTES = 20_000_000
MOST_LINES = 100_000
LONGEST_CELL = 4_000  # characters

#: What a column may be called, in either language. Spreadsheets are made by hand.
COLUMNS = {
    "name": {"name", "full name", "jina", "jina kamili"},
    "email": {"email", "e-mail", "mail", "barua pepe"},
    "phone": {"phone", "telephone", "phone number", "mobile", "simu", "namba ya simu"},
    "language": {"language", "lugha"},
    "business": {"business", "shop", "business name", "duka", "jina la duka", "biashara"},
    "role": {"role", "wadhifa", "kazi"},
    "town": {"town", "city", "mji"},
    "country": {"country", "nchi"},
    "plan": {"plan", "mpango"},
}
_BY_TITLE = {title: column for column, titles in COLUMNS.items() for title in titles}


class FileFaultError(ValueError):
    """The whole file cannot be taken. ``code`` is one of ``words.FILE``; ``line`` and ``title`` say where."""

    def __init__(self, code: str, *, line: int = 0, title: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.title = title


@dataclass(frozen=True)
class Row:
    """``line`` is where it ends in the file, as an editor counts. ``is_long``: it has more cells than the header."""

    line: int
    cells: dict[str, str]
    is_long: bool = False


def rows(content: bytes) -> Iterator[Row]:
    """Every row that is not empty. Raises FileFaultError, at the latest when the fault is reached."""
    text = _text(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        titles = next(reader, [])
        columns = _columns(titles)
        found = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            found += 1
            if found > MOST_LINES:
                raise FileFaultError("too_many", line=reader.line_num)
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise FileFaultError("long_cell", line=reader.line_num)
            named = {column: cells[at] for at, column in columns.items() if at < len(cells)}
            yield Row(reader.line_num, named, any(cell.strip() for cell in cells[len(titles) :]))
    except csv.Error:
        raise FileFaultError("broken", line=reader.line_num) from None


def unknown_titles(content: bytes) -> list[str]:
    """Titles of columns that are not read, so that nobody believes they were."""
    text = _text(content)
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), [])
    return [title.strip()[:60] for title in first if title.strip() and _key(title) not in _BY_TITLE][:20]


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise FileFaultError("too_large")
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileFaultError("encoding", line=content[: fault.start].count(b"\n") + 1) from None
    if "\0" in text:
        raise FileFaultError("nul", line=text[: text.index("\0")].count("\n") + 1)
    if not text.strip():
        raise FileFaultError("empty")
    return text


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _key(title: str) -> str:
    return " ".join(title.strip().lower().split())


def _columns(titles: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, title in enumerate(titles):
        column = _BY_TITLE.get(_key(title))
        if column is None:
            continue
        if column in found.values():
            raise FileFaultError("twice", title=title.strip()[:60])
        found[at] = column
    if not {"email", "phone"} & set(found.values()):
        raise FileFaultError("no_contact")
    return found
