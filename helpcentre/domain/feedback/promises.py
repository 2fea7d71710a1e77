"""What the articles prove of the policy, seen as a stranger sees them."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import visit
from helpcentre.domain.feedback import outside
from helpcentre.domain.feedback.models import ExternalLink, LinkUse
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.knowledge.selectors import address

EXAMINED = 500  # newest articles whose text is read
SEEN = 25  # pages opened, the newest ones that point outside
CHECKED_WITHIN = timedelta(days=14)
CATCHING_UP = timedelta(minutes=10)  # the list follows the log; so long may it take
_SAFE = {"noopener", "noreferrer"}

_POINTING = _("Articles that link to other websites")
_NO_LINKS = _("No article links to another website.")


def _pointing() -> list[Article]:
    """Live articles that show an outside link, the newest first. Their text is asked, not the list."""
    maybe = Article.objects.filter(live=True, body__contains="//").order_by("-updated_at", "-pk")[:EXAMINED]
    return [article for article in maybe if outside.addresses(article.body)]


@control("P38", summary=_("The pages of articles that link to other websites, opened as a stranger would"))
def outside_links_are_marked() -> Evidence:
    pages, links, unsafe, hidden = 0, 0, 0, 0
    for article in [each for each in _pointing() if each.audience == Audience.PUBLIC][:SEEN]:
        pages += 1
        anchors = [anchor for anchor in visit(address(article)).anchors if _leads_out(anchor.get("href", ""))]
        links += len(anchors)
        unsafe += sum(not set(anchor.get("rel", "").split()) >= _SAFE for anchor in anchors)
        shown = {outside.tidy(anchor["href"]) for anchor in anchors}
        hidden += len(set(outside.addresses(article.body)) - shown)
    found = (
        (_("Pages opened"), pages),
        (_("Links to other websites on them"), links),
        (_("Links that would tell the other website where you come from"), unsafe),
        (_("Links that the page does not show"), hidden),
    )
    if unsafe or hidden:
        return Evidence.broken(_("Some links to other websites are not marked as such."), *found)
    if not links:
        return Evidence.unproven(_NO_LINKS, *found)
    return Evidence.kept(_("Links to other websites are marked and do not tell where you come from."), *found)


@control("P38", summary=_("The authors' list of links to other websites, and when each was last looked at"))
def outside_links_are_listed_and_checked() -> Evidence:
    now = clock.now()
    articles = _pointing()
    listed: dict[int, set[str]] = {}
    for article_id, url in LinkUse.objects.filter(article__in=articles).values_list("article_id", "link__url"):
        listed.setdefault(article_id, set()).add(url)
    settled = [article for article in articles if article.updated_at < now - CATCHING_UP]
    unlisted = sum(len(set(outside.addresses(each.body)) - listed.get(each.pk, set())) for each in settled)
    known = ExternalLink.objects.filter(uses__article__live=True).distinct()
    late = known.filter(Q(checked_at=None, listed_at__lt=now - CHECKED_WITHIN) | Q(checked_at__lt=now - CHECKED_WITHIN))
    looked_at = known.exclude(checked_at=None).count()
    found = (
        (_POINTING, len(articles)),
        (_("Links on the list"), known.count()),
        (_("Links that are not on the list"), unlisted),
        (_("Links looked at"), looked_at),
        (_("Links not looked at for more than 14 days"), late.count()),
        (_("Links that need mending"), sum(link.is_dead for link in known)),
    )
    if not articles:
        return Evidence.unproven(_NO_LINKS, *found)
    if unlisted:
        return Evidence.broken(_("Some links to other websites are on no list."), *found)
    if not settings.LINK_CHECKS_ON:
        return Evidence.unproven(_("Whoever runs this Help Centre has switched the look at links off."), *found)
    if late.exists():
        return Evidence.broken(_("Some links to other websites were not looked at for too long."), *found)
    if not looked_at:
        return Evidence.unproven(_("The links are listed, and will be looked at soon."), *found)
    return Evidence.kept(_("Every link to another website is listed and looked at."), *found)


def _leads_out(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return True
    return bool(parts.netloc) and parts.netloc != urlsplit(settings.PUBLIC_URL).netloc
