from helpcentre.domain.questions.models.answer import Answer
from helpcentre.domain.questions.models.form import Asked, TicketForm
from helpcentre.domain.questions.models.question import Option, Question, QuestionKind

__all__ = ["Answer", "Asked", "Option", "Question", "QuestionKind", "TicketForm"]
