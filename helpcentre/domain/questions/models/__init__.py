from helpcentre.domain.questions.models.answer import Answer
from helpcentre.domain.questions.models.chosen_form import ChosenForm
from helpcentre.domain.questions.models.form import Asked, TicketForm
from helpcentre.domain.questions.models.question import Option, Question, QuestionKind

__all__ = ["Answer", "Asked", "ChosenForm", "Option", "Question", "QuestionKind", "TicketForm"]
