"""What is learnt from how the Help Centre is used. It is about articles and questions, not about who asked."""

from helpcentre.base.inventory.registry import machinery
from helpcentre.domain.feedback.models import ExternalLink, LinkUse

_LINKS = "addresses of other websites that published articles show to everybody"
machinery(
    ExternalLink._meta.label, "id url digest state status since checked_at check_after failures listed_at", why=_LINKS
)
machinery(LinkUse._meta.label, "id article link", why=_LINKS)
