from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.questions import events
from helpcentre.domain.questions.models import Option, Question, QuestionKind

MOST_OPTIONS = 50


class QuestionError(ValueError):
    """``code``: ``no_options`` or ``too_many``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class OptionLine:
    """One line of the list that a question offers."""

    label_en: str
    label_sw: str


def put_question(
    *,
    actor: Actor,
    kind: str,
    label_en: str,
    label_sw: str,
    hint_en: str = "",
    hint_sw: str = "",
    for_staff: bool = False,
    options: Sequence[OptionLine] = (),
    question: Question | None = None,
) -> Question:
    """Make a question, or change one. Its kind stays what it was: answers of another kind would mean nothing.

    An option whose English label stays keeps its answers; one that is left out is offered no more. Raises
    QuestionError.
    """
    chosen = QuestionKind(question.kind if question else kind)
    if chosen == QuestionKind.CHOICE and not options:
        raise QuestionError("no_options")
    if len(options) > MOST_OPTIONS:
        raise QuestionError("too_many")
    facts = {"label_en": label_en, "label_sw": label_sw, "hint_en": hint_en, "hint_sw": hint_sw, "for_staff": for_staff}
    with transaction.atomic():
        made = question or Question(kind=chosen)
        for name, value in facts.items():
            setattr(made, name, value)
        made.save()
        if chosen == QuestionKind.CHOICE:
            _put_options(made, options)
        log.record(events.QUESTION_CHANGED, made.pk, actor=actor)
    return made


def _put_options(question: Question, options: Sequence[OptionLine]) -> None:
    question.options.update(archived_at=clock.now())
    for position, line in enumerate(options):
        facts = {"label_sw": line.label_sw, "position": position, "archived_at": None}
        Option.objects.update_or_create(question=question, label_en=line.label_en, defaults=facts)


def archive_question(*, actor: Actor, question: Question) -> None:
    """Ask it no more, in any form; what was answered stays. Twice is once."""
    with transaction.atomic():
        if Question.objects.filter(pk=question.pk, archived_at=None).update(archived_at=clock.now()):
            log.record(events.QUESTION_ARCHIVED, question.pk, actor=actor)
