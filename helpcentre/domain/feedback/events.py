from helpcentre.base.events.kinds import kind
from helpcentre.domain.feedback.models import Reason, Verdict

LINK_DIED = kind("link.died")
LINK_REVIVED = kind("link.revived")

VOTE_CAST = kind("article.vote.cast", ids=("vote",), choices={"verdict": Verdict})
VOTE_EXPLAINED = kind("article.vote.explained", ids=("vote",), choices={"reason": Reason})
VOTE_WITHDRAWN = kind("article.vote.withdrawn", ids=("vote",))
