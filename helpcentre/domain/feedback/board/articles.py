"""Articles that somebody should look at."""

from datetime import timedelta
from hashlib import blake2b

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from helpcentre.base.core import clock
from helpcentre.domain.feedback.board.found import MOST, Found
from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import ArticleReading, ExternalLink, LinkState
from helpcentre.domain.feedback.models.external_link import PATIENCE
from helpcentre.domain.knowledge import render
from helpcentre.domain.knowledge.models import Article, Audience

HARDLY_READ = 3  # times in a month; fewer, robots included, is nobody
MONTH = timedelta(days=30)
_SAID = 5  # check-marks that a row quotes
_known: dict[bytes, list[str]] = {}  # check-marks by digest of the text they stand in


def check_marks(among: QuerySet[Article]) -> list[Found]:
    """Live articles and drafts with something that product must confirm."""
    marked = []
    for article in among.filter(body__icontains="[check").only("pk", "language", "body", "live")[: 4 * MOST]:
        marks = _marks_of(article.body)
        if marks:
            said = [" ".join(mark.split())[:160] for mark in marks[:_SAID]]
            marked.append(_of(article, len(marks) + 100 * article.live, marks=len(marks), said=said))
    return marked[:MOST]


def _marks_of(body: str) -> list[str]:
    """Reading a text takes 10 ms on a small machine, and texts seldom change: what was read in it is remembered."""
    text = blake2b(body.encode(), digest_size=16).digest()
    if text not in _known:
        if len(_known) >= 4 * MOST:
            _known.clear()
        _known[text] = render.check_marks(body)
    return _known[text]


def outdated(among: QuerySet[Article]) -> list[Found]:
    """Live translations whose source has been published with another text since."""
    rows = among.filter(live=True, source__live=True).exclude(source__live_revision=None)
    rows = rows.filter(Q(source_revision=None) | ~Q(source_revision=F("source__live_revision")))
    return [_of(article, article.is_popular) for article in rows.only("pk", "language", "is_popular")[:MOST]]


def untranslated(among: QuerySet[Article]) -> list[Found]:
    """Public articles that nobody finds in the other language: there is none, or only a draft."""
    twins = Article.objects.filter(translation_key=OuterRef("translation_key")).exclude(language=OuterRef("language"))
    rows = among.filter(live=True, audience=Audience.PUBLIC).exclude(Exists(twins.filter(live=True)))
    rows = rows.annotate(begun=Exists(twins)).order_by("-is_popular", "-pk").only("pk", "language", "is_popular")
    return [_of(article, article.is_popular, begun=bool(article.begun)) for article in rows[:MOST]]


def past_review(among: QuerySet[Article]) -> list[Found]:
    """Live articles whose day for another look has come, the latest first."""
    day = today()
    rows = among.filter(live=True, review_by__lt=day).order_by("review_by").only("pk", "language", "review_by")
    return [
        _of(article, (day - article.review_by).days, days=(day - article.review_by).days)
        for article in rows[:MOST]
        if article.review_by
    ]


def unread(among: QuerySet[Article]) -> list[Found]:
    """Public articles that hardly anybody opened in a month; empty until readings have been counted for so long."""
    since = today() - MONTH
    if not ArticleReading.objects.filter(day__lte=since).exists():
        return []
    read = ArticleReading.objects.filter(day__gt=since).values("article").annotate(n=Sum("number"))
    often = read.filter(n__gte=HARDLY_READ).values("article")
    rows = among.filter(live=True, audience=Audience.PUBLIC, first_published_at__lt=clock.now() - MONTH)
    rows = rows.exclude(pk__in=often).only("pk", "language").order_by("pk")
    counts = dict(read.values_list("article", "n"))
    return [_of(row, -counts.get(row.pk, 0), read=counts.get(row.pk, 0)) for row in rows[:MOST]]


def dead_links() -> list[Found]:
    """Outside links that lead nowhere any more."""
    dead = Q(state__in=[LinkState.GONE, LinkState.REFUSED]) | Q(state=LinkState.TROUBLE, failures__gte=PATIENCE)
    rows = ExternalLink.objects.filter(dead, uses__article__live=True).distinct().prefetch_related("uses__article")
    found = []
    for link in rows.order_by("since", "pk")[:MOST]:
        articles = [use.article for use in link.uses.all() if use.article.live]
        if articles:
            facts: dict[str, object] = {"state": link.state, "status": link.status, "articles": len(articles)}
            found.append(Found(f"{link.pk}", articles[0].language, "", articles[0].pk, link.pk, len(articles), facts))
    return found


def _of(article: Article, weight: int, **facts: object) -> Found:
    return Found(f"{article.pk}", article.language, "", article.pk, weight=int(weight), facts=facts)
