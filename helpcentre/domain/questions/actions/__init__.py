from helpcentre.domain.questions.actions.answering import answer
from helpcentre.domain.questions.actions.choosing import choose_form, keep_form
from helpcentre.domain.questions.actions.forms import AskedLine, archive_form, put_form
from helpcentre.domain.questions.actions.questions import OptionLine, archive_question, put_question

__all__ = [
    "AskedLine",
    "OptionLine",
    "answer",
    "archive_form",
    "archive_question",
    "choose_form",
    "keep_form",
    "put_form",
    "put_question",
]
