from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from helpcentre.base.core.database.prepared import Many, One, prepared
from helpcentre.domain.questions.models import Answer, Asked, ChosenForm, Option, Question, QuestionKind, TicketForm
from helpcentre.domain.tickets.models import Ticket

_OPTIONS = Prefetch("question__options", Option.objects.filter(archived_at=None))


@dataclass(frozen=True)
class Told:
    """A question and what a ticket says to it, ready to be shown; ``value`` is empty when it says nothing."""

    question: Question
    answer: Answer | None

    def value(self, language: str) -> str | Decimal | date | bool:
        row = self.answer
        if row is None:
            return ""
        match self.question.kind:
            case QuestionKind.NUMBER:
                return row.number if row.number is not None else ""
            case QuestionKind.DATE:
                return row.day or ""
            case QuestionKind.CHOICE:
                return row.option.label(language) if row.option else ""
            case QuestionKind.TICK:
                return row.tick
        return row.text


def forms() -> list[TicketForm]:
    """Those that are offered, in their order."""
    return list(TicketForm.objects.filter(archived_at=None))


def form(number: int) -> TicketForm | None:
    return TicketForm.objects.filter(pk=number, archived_at=None).first()


def asked_in(form: TicketForm, *, staff: bool) -> list[Asked]:
    """What a form asks, from the top, with the options; of customers only what is theirs. Two queries."""
    return [one for one in _asked().filter(form=form) if staff or not one.question.for_staff]


def asked_in_each(forms: Sequence[TicketForm]) -> list[tuple[TicketForm, list[Asked]]]:
    """Every form with all that it asks, of the team too. Two queries, however many forms there are."""
    found: dict[int, list[Asked]] = defaultdict(list)
    for one in _asked().filter(form__in=forms):
        found[one.form_id].append(one)
    return [(form, found[form.pk]) for form in forms]


def _asked() -> QuerySet[Asked]:
    rows = Asked.objects.select_related("question", "when", "answer").prefetch_related(_OPTIONS)
    return rows.filter(question__archived_at=None)


def questions() -> list[Question]:
    """Every question that is asked somewhere or could be, by its label."""
    return list(Question.objects.filter(archived_at=None).prefetch_related("options").order_by("label_en", "id"))


def question(number: int) -> Question | None:
    return Question.objects.filter(pk=number, archived_at=None).first()


def told(ticket: Ticket) -> list[Told]:
    """What the desk shows of a ticket: every answer, what its form asks, and every open question for the team."""
    answers = {row.question_id: row for row in _answers(ticket=ticket.pk)}
    wanted = _wanted(answered=answers, ticket=ticket.pk)
    prefetch_related_objects(wanted, "options")
    return [Told(each, answers.get(each.pk)) for each in wanted]


@prepared
def _answers(ticket: One) -> QuerySet[Answer]:
    return Answer.objects.select_related("option").filter(ticket=ticket)


@prepared
def _wanted(answered: Many, ticket: One) -> QuerySet[Question]:
    """What hangs on an answer above it is asked once that answer is there (``asking.applies``)."""
    above = Answer.objects.filter(ticket=ticket, question=OuterRef("when"))
    holds = Exists(above.filter(option=OuterRef("answer"))) | (Q(answer=None) & Exists(above.filter(tick=True)))
    form = ChosenForm.objects.filter(ticket=ticket, form=OuterRef("form"))
    asked = Asked.objects.filter(Q(when=None) | holds, Exists(form), question=OuterRef("pk"))
    found = Question.objects.filter(
        Q(pk__in=answered) | Q(for_staff=True, archived_at=None) | (Q(archived_at=None) & Exists(asked))
    )
    return found.order_by("for_staff", "id")


def forms_of(ticket: Ticket) -> list[TicketForm]:
    """The forms that are offered, each with ``is_chosen``; an archived one only while the ticket answers it."""
    return _forms(ticket=ticket.pk)


@prepared
def _forms(ticket: One) -> QuerySet[TicketForm]:
    chosen = Exists(ChosenForm.objects.filter(ticket=ticket, form=OuterRef("pk")))
    return TicketForm.objects.annotate(is_chosen=chosen).filter(Q(archived_at=None) | Q(is_chosen=True))
