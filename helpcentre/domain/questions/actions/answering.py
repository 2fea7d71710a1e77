from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.questions.asking import Value
from helpcentre.domain.questions.models import Answer, Question, QuestionKind
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket


def answer(*, actor: Actor, ticket: Ticket, values: Mapping[int, Value | None]) -> int:
    """Keep what was answered, by the id of the question; None takes an answer away. Returns how many changed.

    Expects values checked by ``asking.check``.
    """
    with transaction.atomic():
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        known = {row.question_id: row for row in Answer.objects.filter(ticket=ticket, question__in=list(values))}
        questions = Question.objects.in_bulk(list(values))
        changed = 0
        for number, value in values.items():
            question, row = questions.get(number), known.get(number)
            if question is None:
                continue
            changed += _take_away(row) if value is None else _keep(ticket, question, row, value)
        if changed:
            log.record(events.ANSWERS_CHANGED, ticket.pk, actor=actor)
    return changed


def _take_away(row: Answer | None) -> int:
    if row is not None:
        row.delete()
    return 1 if row is not None else 0


def _keep(ticket: Ticket, question: Question, row: Answer | None, value: Value) -> int:
    facts = _columns(question, value)
    if row is not None and all(getattr(row, name) == held for name, held in facts.items()):
        return 0
    Answer.objects.update_or_create(ticket=ticket, question=question, defaults={**facts, "changed_at": clock.now()})
    return 1


def _columns(question: Question, value: Value) -> dict[str, Any]:
    facts: dict[str, Any] = {"text": "", "number": None, "day": None, "option_id": None, "tick": False}
    match question.kind:
        case QuestionKind.NUMBER if isinstance(value, Decimal):
            facts["number"] = value
        case QuestionKind.DATE if isinstance(value, date):
            facts["day"] = value
        case QuestionKind.CHOICE:
            facts["option_id"] = value
        case QuestionKind.TICK:
            facts["tick"] = bool(value)
        case _:
            facts["text"] = str(value)
    return facts
