"""What the articles prove of the policy, seen as a stranger sees them."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.jobs.models import PeriodicRun
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import visit
from helpcentre.domain.feedback import outside
from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import Counted, DayCount, ExternalLink, LinkUse, SearchTally, Section, Task
from helpcentre.domain.feedback.search_buffer import buffer
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.knowledge.selectors import address

EXAMINED = 500  # newest articles whose text is read
SEEN = 25  # pages opened, the newest ones that point outside
CHECKED_WITHIN = timedelta(days=14)
CATCHING_UP = timedelta(minutes=10)  # the list follows the log; so long may it take
_SAFE = {"noopener", "noreferrer"}
_MARK = "out"  # the class that draws the sign beside a link and goes with words for those who listen

COUNTED = timedelta(days=2)
ENOUGH = 20  # answered searches from which on a tally of none is no accident
WAITING = 600.0  # seconds that a noted search may wait to be written
ROUND = timedelta(hours=2)  # the board is worked out every few minutes
MONTH = timedelta(days=30)

_POINTING = _("Articles that link to other websites")
_NO_LINKS = _("No article links to another website.")


def _pointing() -> list[Article]:
    """Live articles that show an outside link, the newest first. Their text is asked, not the list."""
    maybe = Article.objects.filter(outside.MAYBE, live=True).order_by("-updated_at", "-pk")[:EXAMINED]
    return [article for article in maybe if outside.addresses(article)]


@control("P38", summary=_("The pages of articles that link to other websites, opened as a stranger would"))
def outside_links_are_marked() -> Evidence:
    pages, links, unsafe, unmarked = 0, 0, 0, 0
    for article in [each for each in _pointing() if each.audience == Audience.PUBLIC][:SEEN]:
        pages += 1
        anchors = [anchor for anchor in visit(address(article)).anchors if _leads_out(anchor.get("href", ""))]
        links += len(anchors)
        unsafe += sum(not set(anchor.get("rel", "").split()) >= _SAFE for anchor in anchors)
        marked = {outside.tidy(each["href"]) for each in anchors if _MARK in each.get("class", "").split()}
        unmarked += len(set(outside.addresses(article)) - marked)
    found = (
        (_("Pages opened"), pages),
        (_("Links to other websites on them"), links),
        (_("Links that would tell the other website where you come from"), unsafe),
        (_("Links that the page does not mark"), unmarked),
    )
    if unsafe or unmarked:
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
    unlisted = sum(len(set(outside.addresses(each)) - listed.get(each.pk, set())) for each in settled)
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


@control("P12", summary=_("Searches answered at the server's door, searches on the tally, and the authors' to-do list"))
def what_is_not_found_is_worked_on() -> Evidence:
    """The door counts pages of results by their address, the tally is noted where they are made: both must agree."""
    since = today() - COUNTED
    answered = _sum(DayCount.objects.filter(what=Counted.SEARCHES, day__gt=since), "number")
    tallied = _sum(SearchTally.objects.filter(day__gt=since), "count")
    waiting = buffer.waiting_seconds()
    last_round = PeriodicRun.objects.filter(name="feedback.work_out_board").exclude(finished_at=None)
    newest = last_round.order_by("-slot").values_list("finished_at", flat=True).first()
    month = {row["what"]: row["n"] for row in _month()}
    waiting_rows = Task.objects.filter(set_aside_at=None)
    found = (
        (_("Searches answered in two days"), answered),
        (_("Searches on the tally in two days, one for each visitor and question"), tallied),
        (_("Searches without a result in two days"), _sum(SearchTally.objects.filter(day__gt=since), "without_result")),
        (_("Things on the authors' list"), waiting_rows.count()),
        (_("Questions without an answer among them"), waiting_rows.filter(section=Section.UNANSWERED).count()),
        (_("Done in 30 days"), month.get(Counted.TASKS_DONE, 0)),
        (_("Set aside in 30 days"), month.get(Counted.TASKS_SET_ASIDE, 0)),
        (_("The list was last worked out"), newest.strftime("%Y-%m-%d %H:%M UTC") if newest else _("never")),
    )
    if (answered >= ENOUGH and not tallied) or waiting > WAITING:
        return Evidence.broken(_("Searches are answered, but nobody counts what was not found."), *found)
    if newest is not None and newest < clock.now() - ROUND:
        return Evidence.broken(_("The authors' list is not kept up to date."), *found)
    if not tallied:
        return Evidence.unproven(_("Nobody has searched lately."), *found)
    if newest is None:
        return Evidence.unproven(_("The authors' list is not worked out yet."), *found)
    return Evidence.kept(_("What people search for is counted without their names, and authors work on it."), *found)


def _sum(rows: QuerySet[Any], field: str) -> int:
    return int(rows.aggregate(n=Sum(field))["n"] or 0)


def _month() -> Any:
    return DayCount.objects.filter(day__gt=today() - MONTH).values("what").annotate(n=Sum("number")).order_by()


def _leads_out(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return True
    return bool(parts.netloc) and parts.netloc != urlsplit(settings.PUBLIC_URL).netloc
