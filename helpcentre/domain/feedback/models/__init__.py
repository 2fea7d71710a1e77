from helpcentre.domain.feedback.models.article_vote import WORDS_LIMIT, ArticleVote, Reason, Verdict
from helpcentre.domain.feedback.models.external_link import ExternalLink, LinkState, LinkUse

__all__ = ["WORDS_LIMIT", "ArticleVote", "ExternalLink", "LinkState", "LinkUse", "Reason", "Verdict"]
