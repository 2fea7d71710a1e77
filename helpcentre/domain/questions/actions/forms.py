from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.questions import events
from helpcentre.domain.questions.models import Asked, Option, Question, QuestionKind, TicketForm

MOST_ASKED = 20


class FormError(ValueError):
    """``code``: ``too_many``, ``twice`` (asked twice) or ``order`` (it hangs on one that is not above)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class AskedLine:
    """One question of a form. ``answer`` is an option of ``when``; None for a tick."""

    question: Question
    required: bool = False
    when: Question | None = None
    answer: Option | None = None


def put_form(
    *,
    actor: Actor,
    name_en: str,
    name_sw: str,
    lines: Sequence[AskedLine],
    position: int = 0,
    form: TicketForm | None = None,
) -> TicketForm:
    """Make a form, or change one: its questions are those of ``lines``, in their order. Raises FormError."""
    _check(lines)
    with transaction.atomic():
        made = form or TicketForm()
        made.name_en, made.name_sw, made.position = name_en, name_sw, position
        made.save()
        Asked.objects.filter(form=made).delete()
        Asked.objects.bulk_create(
            Asked(
                form=made,
                question=line.question,
                position=place,
                required=line.required,
                when=line.when,
                answer=line.answer,
            )
            for place, line in enumerate(lines)
        )
        log.record(events.FORM_CHANGED, made.pk, actor=actor)
    return made


def _check(lines: Sequence[AskedLine]) -> None:
    if len(lines) > MOST_ASKED:
        raise FormError("too_many")
    above: dict[int, Question] = {}
    for line in lines:
        if line.question.pk in above:
            raise FormError("twice")
        if line.when is not None and not _hangs_well(line, above):
            raise FormError("order")
        above[line.question.pk] = line.question


def _hangs_well(line: AskedLine, above: dict[int, Question]) -> bool:
    if line.when is None or line.when.pk not in above:
        return False
    if line.when.kind == QuestionKind.TICK:
        return line.answer is None
    return line.when.kind == QuestionKind.CHOICE and line.answer is not None and line.answer.question_id == line.when.pk


def archive_form(*, actor: Actor, form: TicketForm) -> None:
    """Offer it no more. Twice is once."""
    with transaction.atomic():
        if TicketForm.objects.filter(pk=form.pk, archived_at=None).update(archived_at=clock.now()):
            log.record(events.FORM_ARCHIVED, form.pk, actor=actor)
