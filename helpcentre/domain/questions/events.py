from helpcentre.base.events.kinds import kind

QUESTION_CHANGED = kind("question.changed")
QUESTION_ARCHIVED = kind("question.archived")
FORM_CHANGED = kind("form.changed")
FORM_ARCHIVED = kind("form.archived")
