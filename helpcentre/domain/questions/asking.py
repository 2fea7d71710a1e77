"""Which questions are asked, given what was answered; and whether the answers will do. One rule for every screen."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from helpcentre.domain.questions.models import Asked, QuestionKind

LONGEST = 500  # characters of an answer
MOST = Decimal(10) ** 12
Value = str | Decimal | date | int | bool


@dataclass(frozen=True)
class Checked:
    """``values`` by the id of the question; ``faults`` say of a question why its answer will not do.

    Faults: ``missing``, ``too_long``, ``control``, ``number``, ``day`` or ``option``.
    """

    values: dict[int, Value] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


class AnswerError(ValueError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(asked: Sequence[Asked], raw: Mapping[int, str], *, complete: bool = True) -> Checked:
    """What was answered, question by question from the top. ``raw`` holds texts by the id of the question.

    What is not asked, because the answer above is another, is not kept, whatever was sent. With ``complete``, what is
    required must be there.
    """
    checked = Checked()
    for one in asked:
        if not applies(one, checked.values):
            continue
        typed = raw.get(one.question_id, "").strip()
        if not typed:
            if one.required and complete:
                checked.faults[one.question_id] = "missing"
            continue
        try:
            checked.values[one.question_id] = _value(one, typed)
        except AnswerError as error:
            checked.faults[one.question_id] = error.code
    return checked


def applies(one: Asked, values: Mapping[int, Value]) -> bool:
    """Whether a question is asked, given the answers above it."""
    if one.when_id is None:
        return True
    above = values.get(one.when_id)
    return bool(above) if one.answer_id is None else above == one.answer_id


def _value(one: Asked, typed: str) -> Value:
    if len(typed) > LONGEST:
        raise AnswerError("too_long")
    match one.question.kind:
        case QuestionKind.NUMBER:
            return _number(typed)
        case QuestionKind.DATE:
            return _day(typed)
        case QuestionKind.CHOICE:
            return _option(one, typed)
        case QuestionKind.TICK:
            return True
    text = " ".join(typed.split())
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise AnswerError("control")
    return text


def _number(typed: str) -> Decimal:
    """``1,450.50`` and ``1450`` alike. No infinity, no exponent."""
    plain = typed.replace(",", "").replace(" ", "")
    if len(plain) > 20 or not plain.isascii() or any(sign not in "0123456789.-" for sign in plain):
        raise AnswerError("number")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise AnswerError("number") from None
    if abs(number) >= MOST:
        raise AnswerError("number")
    return round(number, 4)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise AnswerError("day") from None


def _option(one: Asked, typed: str) -> int:
    for option in one.question.options.all():
        if str(option.pk) == typed and option.archived_at is None:
            return option.pk
    raise AnswerError("option")
