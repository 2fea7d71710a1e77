"""What is learnt from how the Help Centre is used. It is about articles and questions, not about who asked.

Votes are kept without a name. For a day they carry a mark, so that one visitor votes once.
"""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, never, person_id, personal, plain
from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key, machinery, table
from helpcentre.base.inventory.retention import Retention, as_long_as, for_days, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.feedback.models import (
    ArticleReading,
    ArticleVote,
    DayCount,
    Deflection,
    ExternalLink,
    LinkUse,
    ReadBefore,
    SearchTally,
    Task,
    WantedArticle,
)

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

_NUMBERS = "a number for a day; nobody is told apart in it"
_QUESTION = (
    "the words of a question without who asked; questions that hold numbers, addresses, codes or stories are not kept, "
    "and no question is shown until three visitors asked it"
)


def _counts(label: str, names: str, retention: Retention, why: str) -> None:
    table(
        label,
        group=Group.SERVICE,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=retention,
        fields={name: plain(why) for name in names.split()},
    )


table(
    Deflection,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(400, counted_from="created_at", after=_("an article answered the question")),
    fields={
        "id": plain(),
        "article": plain(),
        "key": plain("a random number of a form that was not sent; it leads to nobody"),
        "created_at": plain(),
    },
)

_YEAR = for_days(400, counted_from="day", after=_("the day that was counted"))
_counts(SearchTally._meta.label, "id day language key wording count without_result with_click", _YEAR, _QUESTION)
_counts(DayCount._meta.label, "id day what number", _YEAR, _NUMBERS)
_counts(ArticleReading._meta.label, "id article day number", _YEAR, _NUMBERS)
cache_key(
    CacheKey(
        pattern="<keyed hash of network, browser and question>",
        holds="that a visitor has asked or opened this today, so that they count once; the key is random, lives one "
        "day in memory and is written nowhere",
        category=Category.IP_ADDRESS,
        lifetime="until the end of the day; gone with the process",
    )
)
cache_key(
    CacheKey(
        pattern="<day> <language> <stems of a question>",
        holds="how often it was asked in the last seconds, until it is written down",
        category=Category.OPERATIONS,
        lifetime="5 seconds",
    )
)

cache_key(
    CacheKey(
        pattern="<digest of an article's text>",
        holds="what its check-marks say, so that the authors' board need not read it again",
        category=Category.OPERATIONS,
        lifetime="until 2,000 texts are remembered; gone with the process",
    )
)


def _by_staff(label: str, names: str, who: str, retention: Retention, why: str) -> None:
    table(
        label,
        group=Group.STAFF,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=retention,
        owners=(Owner(who),),
        fields={name: plain(why) for name in names.split()} | {who: person_id(erase=MEANINGLESS_ID)},
    )


_by_staff(
    Task._meta.label,
    "id section subject language words article link weight facts since set_aside_at",
    "set_aside_by",
    while_service_runs(),
    _QUESTION,
)
_by_staff(
    WantedArticle._meta.label,
    "id ticket asked_at draft",
    "asked_by",
    as_long_as("ticket"),
    "that an agent would like an article; the words of the ticket stay in the ticket",
)

table(
    ReadBefore,
    group=Group.DEVICE,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(30, counted_from="created_at", after=_("you sent the request")),
    owners=(Owner("ticket__requester"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "article": personal(Category.PAGES, _("the articles you opened beside the form before you sent it")),
        "created_at": plain(),
    },
)
