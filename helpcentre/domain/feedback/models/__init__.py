from helpcentre.domain.feedback.models.article_reading import ArticleReading
from helpcentre.domain.feedback.models.article_vote import WORDS_LIMIT, ArticleVote, Reason, Verdict
from helpcentre.domain.feedback.models.deflection import Deflection
from helpcentre.domain.feedback.models.external_link import ExternalLink, LinkState, LinkUse
from helpcentre.domain.feedback.models.read_before import ReadBefore
from helpcentre.domain.feedback.models.search_tally import Counted, DayCount, SearchTally
from helpcentre.domain.feedback.models.task import Section, Task
from helpcentre.domain.feedback.models.wanted_article import WantedArticle

__all__ = [
    "WORDS_LIMIT",
    "ArticleReading",
    "ArticleVote",
    "Counted",
    "DayCount",
    "Deflection",
    "ExternalLink",
    "LinkState",
    "LinkUse",
    "ReadBefore",
    "Reason",
    "SearchTally",
    "Section",
    "Task",
    "Verdict",
    "WantedArticle",
]
