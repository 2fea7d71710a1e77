"""What the fields of our own hold, as the ticket page shows it."""

from typing import Any

from helpcentre.domain.questions import selectors
from helpcentre.domain.questions.selectors import Told
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.tickets.besides import Besides


def context(ticket: Ticket, language: str, has: Besides) -> dict[str, Any]:
    forms = [(each, each.name(language)) for each in selectors.forms_of(ticket)]
    told = selectors.told(ticket) if has.questions else []
    return {"told": [_shown(row, language) for row in told], "forms": forms}


def _shown(row: Told, language: str) -> dict[str, Any]:
    """A field with its value as people read it, and as an input holds it."""
    held = row.answer
    raw: Any = ""
    if held is not None:
        raw = held.text or held.option_id or (held.day.isoformat() if held.day else "") or (held.tick and "1") or ""
        raw = f"{held.number.normalize():f}" if held.number is not None else raw
    options = [(str(option.pk), option.label(language)) for option in row.question.options.all()]
    return {
        "question": row.question,
        "label": row.question.label(language),
        "value": row.value(language),
        "raw": str(raw),
        "options": options,
    }
