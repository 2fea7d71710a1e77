"""Columns and values in words, for people."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helpcentre.base.ui import clock
from helpcentre.domain.privacy.export.rows import Shelf
from helpcentre.domain.privacy.export.spool import Spool


def title(shelf: Shelf) -> str:
    """What a table holds, as the privacy page says it; the name of the table where nothing is said of it."""
    said = list(dict.fromkeys(str(each.says) for each in shelf.fields if each.says))
    if not said:
        return _("Our own notes of what happened ({name})").format(name=shelf.label)
    return capfirst("; ".join(said[:3]) + (" …" if len(said) > 3 else ""))


def facts(spool: Spool, line: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a row says, each with its name; what is personal first, and what is empty not at all."""
    values = line["values"]
    for each in sorted(spool.shelf.fields, key=lambda field: not field.says):
        text = _text(spool.shelf, each.field, values.get(each.export.name))
        if text:
            yield capfirst(str(each.says) or each.export.name.replace("_", " ")), text


def moment(when: datetime) -> str:
    """A day and a time, as the rest of the Help Centre writes them."""
    return f"{clock.day(when)}, {clock.clock_time(when)}"


def _text(shelf: Shelf, name: str, value: Any) -> str:
    field: Any = shelf.model._meta.get_field(name)
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, DateTimeField):
        return moment(datetime.fromisoformat(value))
    if choices := dict(field.flatchoices or ()):
        return str(choices.get(value, value))
    return str(value)
