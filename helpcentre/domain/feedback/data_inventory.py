"""What is learnt from how the Help Centre is used. It is about articles and questions, not about who asked.

Votes are kept without a name. For a day they carry a mark, so that one visitor votes once.
"""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, personal, plain
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import for_days, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.feedback.models import ArticleVote, ExternalLink, LinkUse

_LINKS = "addresses of other websites that published articles show to everybody"
machinery(
    ExternalLink._meta.label, "id url digest state status since checked_at check_after failures listed_at", why=_LINKS
)
machinery(LinkUse._meta.label, "id article link", why=_LINKS)

_NOBODY = never("it is kept without a name and cannot be found by person")

table(
    ArticleVote,
    group=Group.REQUESTS,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    owners=(Owner("", hidden_in="voter, a mark that only the key of this server can make"),),
    row_goes=True,
    fields={
        "id": plain(export=_NOBODY),
        "article": plain(export=_NOBODY),
        "verdict": plain(export=_NOBODY),
        "reason": plain(export=_NOBODY),
        "words": personal(
            Category.CONTENT,
            _("what you wrote about an article, without your name"),
            retention=for_days(180, counted_from="created_at", after=_("you wrote it")),
            export=_NOBODY,
        ),
        "voter": personal(
            Category.DEVICE,
            _("a scrambled mark of your phone and network, so that a vote counts once"),
            retention=for_days(1, counted_from="created_at", after=_("you voted")),
            export=_NOBODY,
        ),
        "created_at": plain(export=_NOBODY),
    },
)
