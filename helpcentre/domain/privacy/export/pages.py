"""The pages of an archive: read in any browser, offline, from wherever it was unpacked. No script, nothing loaded."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.inventory.registry import inventory
from helpcentre.base.inventory.summary import retention_words
from helpcentre.base.inventory.taxonomy import BASIS_WORDS, GROUP_TITLES, USE_WORDS, Group
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import readable
from helpcentre.domain.privacy.export.spool import OTHER, US, Spool, group_of

if TYPE_CHECKING:
    from helpcentre.domain.privacy.export.archive import Contents

ROWS = 200  # on a page
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#1c2420;"
    "background:#faf8f3}h1,h2{line-height:1.2}a{color:#0b5d3b}section,article{background:#fff;border:1px solid #ddd6c8;"
    "border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}dt{color:#5c665f;font-size:.875rem}"
    "h1,h2,h3{overflow-wrap:anywhere}h3{margin-bottom:.25rem}p{margin:.25rem 0}dd{margin:0 0 .5rem;"
    "white-space:pre-wrap;overflow-wrap:anywhere}small,.by{color:#5c665f}.by{font-weight:600;margin:0 0 .5rem}"
    "@media (prefers-color-scheme:dark){body{background:#141a17;color:#e8e6df}section,article{background:#1d2521;"
    "border-color:#39443e}a{color:#7fd1a5}dt,small,.by{color:#a9b3ac}}"
)


def pages(person: Person, spools: Sequence[Spool], contents: "Contents") -> Iterator[tuple[str, str]]:
    """Names and texts, in the active language; the first is where to begin."""
    yield "index.html", _page(_("What we hold about you"), _index(person, spools, contents))
    for spool in spools:
        lines = spool.lines()
        for number in range(1, _pages_of(spool) + 1):
            title = readable.title(spool.shelf)
            body = [
                f'<p><a href="../index.html">{escape(_("Back to the beginning"))}</a></p>',
                f"<h1>{escape(title)}</h1>",
            ]
            body += [_row(spool, line) for line in islice(lines, ROWS)]
            yield f"pages/{_name(spool, number)}", _page(title, "\n".join([*body, _turning(spool, number)]))


def _index(person: Person, spools: Sequence[Spool], contents: "Contents") -> str:
    said = [
        f"<h1>{escape(_('What we hold about you'))}</h1>",
        _paragraph(person.name or person.email or person.phone or ""),
        _paragraph(_("Made on {moment}.").format(moment=readable.moment(contents.made_at))),
        _paragraph(_("These pages are yours. They work without the internet. data.json holds the same for programs.")),
    ]
    for group in Group:
        mine = [spool for spool in spools if group_of(spool) == group]
        if mine:
            said.append(f"<section><h2>{escape(str(GROUP_TITLES[group]))}</h2>{''.join(map(_entry, mine))}</section>")
    said.append(f"<section><h2>{escape(_('What is not in here, and why'))}</h2>{_left_out(spools, contents)}</section>")
    return "\n".join(said)


def _entry(spool: Spool) -> str:
    first = next(iter(inventory.tables[spool.label].fields.values()))
    links = " ".join(
        f'<a href="pages/{escape(_name(spool, number))}">{escape(_("page {number}").format(number=number))}</a>'
        for number in range(1, _pages_of(spool) + 1)
    )
    facts = [
        _("{count} records").format(count=spool.count),
        _("Why: {reason}; {basis}").format(reason=USE_WORDS[first.use], basis=BASIS_WORDS[first.basis]),
        _("Kept: {time}").format(time=retention_words(first)),
    ]
    if spool.files:
        facts.insert(1, _("{count} files, in the folder “files”").format(count=spool.files))
    small = "<br>".join(map(escape, facts))
    return f"<h3>{escape(readable.title(spool.shelf))}</h3><p>{links}</p><p><small>{small}</small></p>"


def _left_out(spools: Sequence[Spool], contents: "Contents") -> str:
    said = [
        _("Passwords, keys and codes: they are secrets and say nothing about you."),
        _("The search index: it is made from your messages, which are here."),
        _("Encrypted backups: they hold the same, and go when their time is over."),
    ]
    for spool in spools:
        speech = inventory.tables[spool.label].speech
        if spool.held_back and speech:
            count = _("{count} records are held back: {why}. Ask us, and somebody will look through them for you.")
            said.append(count.format(count=spool.held_back, why=speech.why))
    if contents.of_others:
        marked = _("{count} messages were written by somebody else in your conversations. They are marked.")
        said.append(marked.format(count=contents.of_others))
    if back := sum(spool.files_back for spool in spools):
        unchecked = _("{count} files of others could not be checked for viruses and are not here. They are marked.")
        said.append(unchecked.format(count=back))
    if contents.missing:
        said.append(_("{count} files could not be found on our server.").format(count=len(contents.missing)))
    return "".join(map(_paragraph, said))


def _row(spool: Spool, line: dict[str, Any]) -> str:
    by = {US: _("Written by our team"), OTHER: _("Written by somebody else")}.get(line.get("by", ""), "")
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in readable.facts(spool, line))
    links = "".join(
        f'<dd><a href="../{escape(place)}">{escape(place.rpartition("/")[2])}</a></dd>'
        for _stored, _size, place in line.get("files", {}).values()
    )
    links += f"<dd>{escape(_('Held back: it could not be checked for viruses.'))}</dd>" * len(line.get("back", {}))
    head = f'<p class="by">{escape(by)}</p>' if by else ""
    return f"<article>{head}<dl>{facts}{links}</dl></article>"


def _turning(spool: Spool, number: int) -> str:
    if number == _pages_of(spool):
        return ""
    return f'<p><a href="{escape(_name(spool, number + 1))}">{escape(_("Next page"))}</a></p>'


def _pages_of(spool: Spool) -> int:
    return -(-spool.count // ROWS)


def _name(spool: Spool, number: int) -> str:
    return f"{spool.label}-{number}.html"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{get_language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )
