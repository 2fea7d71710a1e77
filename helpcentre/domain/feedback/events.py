from helpcentre.base.events.kinds import kind
from helpcentre.domain.feedback.models import Reason, Section, Verdict

LINK_DIED = kind("link.died")
LINK_REVIVED = kind("link.revived")

VOTE_CAST = kind("article.vote.cast", ids=("vote",), choices={"verdict": Verdict})
VOTE_EXPLAINED = kind("article.vote.explained", ids=("vote",), choices={"reason": Reason})
VOTE_WITHDRAWN = kind("article.vote.withdrawn", ids=("vote",))

QUESTION_ANSWERED = kind("article.question.answered", ids=("deflection",))
QUESTION_REOPENED = kind("article.question.reopened", ids=("deflection",))

TASK_SET_ASIDE = kind("task.set_aside", choices={"section": Section})
TASK_TAKEN_UP = kind("task.taken_up", choices={"section": Section})
ARTICLE_WANTED = kind("ticket.article.wanted")
ARTICLE_NOT_WANTED = kind("ticket.article.not_wanted")
ARTICLE_BEGUN = kind("article.begun", ids=("task",))
ARTICLE_REVIEWED = kind("article.reviewed")
