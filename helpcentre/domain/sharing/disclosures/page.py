"""A page of the archive: what is in it of one person, to be read in any browser. No script, nothing loaded."""

from collections.abc import Iterator, Sequence
from typing import IO, Any

from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import readable
from helpcentre.domain.privacy.export.spool import US, Spool

_HEAD = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}}"
    "article{{border-top:1px solid #bbb;padding:.5rem 0}}dt{{color:#555;font-size:.875rem}}"
    "dd{{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}}</style></head><body><h1>{title}</h1>\n"
)


def write(out: IO[bytes], reference: str, person: Person, spools: Sequence[Spool]) -> None:
    """Write it row by row, in the active language."""
    title = _("{reference}, person {number}").format(reference=reference, number=person.pk)
    out.write(_HEAD.format(language=escape(get_language() or "en"), title=escape(title)).encode())
    for spool in spools:
        out.write(f"<h2>{escape(readable.title(spool.shelf))}</h2>\n".encode())
        for line in spool.lines():
            out.write("".join(_row(spool, line)).encode())
    out.write(b"</body></html>\n")


def _row(spool: Spool, line: dict[str, Any]) -> Iterator[str]:
    yield "<article><dl>"
    if line.get("by") == US:
        yield f"<dt>{escape(_('Written by our team'))}</dt>"
    for name, value in readable.facts(spool, line):
        yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
    for _stored, _size, place in line.get("files", {}).values():
        yield f'<dd><a href="{escape(place)}">{escape(place.rpartition("/")[2])}</a></dd>'
    yield "</dl></article>\n"
