"""Was this helpful? The question stands on a cached page; everything after the tap is this visitor's alone.

A vote has an address of its own with a signed word in it, so that whoever cast it, and nobody else, may say why,
change it or take it back. Each step works as a plain form; with ``part`` it answers with the panel alone.
"""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from helpcentre.base.core.actor import Actor
from helpcentre.base.front.addresses import client_network
from helpcentre.base.limits import bucket
from helpcentre.domain.feedback import actions, selectors, voters
from helpcentre.domain.feedback.models import ArticleVote, Verdict
from helpcentre.domain.knowledge.models import Article
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.articles.audience import readable
from helpcentre.web.portal.articles.forms import ReasonForm
from helpcentre.web.portal.errors.views import page as error_page
from helpcentre.web.portal.preferences.origin import sent_from_here

SALT = "helpcentre.portal.vote"
DAY = 24 * 3600  # seconds
VISITOR = Actor.system()  # nobody knows who it was


@public
@methods("POST")
@sent_from_here
def cast(request: HttpRequest, slug: str) -> HttpResponse:
    """Yes or no, from the page of the article."""
    article = _article(request, slug)
    verdict = request.POST.get("verdict", "")
    if verdict not in Verdict.values:
        return error_page(request, 400)
    if _too_many(request, "article.vote"):
        return unstored(_shown(request, article, None, status=429, too_many=True))
    voter = voters.mark(
        article_id=article.pk, network=client_network(request), agent=request.headers.get("User-Agent", "")[:300]
    )
    vote = actions.cast_vote(actor=VISITOR, article_id=article.pk, voter=voter, verdict=Verdict(verdict))
    return _after(request, article, vote)


@public
@methods("GET", "POST")
@sent_from_here
def vote(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """One vote: thanks, and on a no why not."""
    article = _article(request, slug)
    found = _vote(article, token)
    if request.method != "POST":
        return unstored(_shown(request, article, found, changing="change" in request.GET))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return unstored(_shown(request, article, found, form=form, status=422))
    if _too_many(request, "article.reason"):
        return unstored(_shown(request, article, found, status=429, too_many=True))
    given = form.cleaned_data
    found = actions.explain_vote(actor=VISITOR, vote=found, reason=given["reason"], words=given["words"])
    return _after(request, article, found)


@public
@methods("POST")
@sent_from_here
def withdraw(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """As if it had not been cast."""
    article = _article(request, slug)
    actions.withdraw_vote(actor=VISITOR, vote=_vote(article, token))
    if "part" in request.POST:
        return unstored(_shown(request, article, None))
    return unstored(HttpResponseRedirect(reverse("portal:article", args=[slug]) + "#vote"))


def token(vote: ArticleVote) -> str:
    return signing.dumps(vote.pk, salt=SALT)


def _too_many(request: HttpRequest, what: str) -> bool:
    """Each vote and each reason is an event that stays."""
    return bool(bucket.take(what, client_network(request), capacity=120, per_seconds=3600))


def _article(request: HttpRequest, slug: str) -> Article:
    found = readable(request, get_language() or language.DEFAULT, slug)
    if found is None:
        raise Http404
    return found


def _vote(article: Article, signed: str) -> ArticleVote:
    """Unknown, foreign, forged and yesterday's are all 404."""
    try:
        found = selectors.vote(int(signing.loads(signed, salt=SALT, max_age=DAY)), article.pk)
    except (signing.BadSignature, ValueError, TypeError):
        found = None
    if found is None:
        raise Http404
    return found


def _after(request: HttpRequest, article: Article, vote: ArticleVote) -> HttpResponse:
    if "part" in request.POST:
        return unstored(_shown(request, article, vote))
    return unstored(HttpResponseRedirect(reverse("portal:article_vote_cast", args=[article.slug, token(vote)])))


def _shown(
    request: HttpRequest,
    article: Article,
    vote: ArticleVote | None,
    *,
    form: ReasonForm | None = None,
    changing: bool = False,
    too_many: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The panel alone for a script, else on a page of its own."""
    asks = bool(vote and vote.verdict == Verdict.NO and (changing or form or not vote.reason))
    given = {"reason": vote.reason, "words": vote.words} if vote else {}
    context = {
        "article": article,
        "vote": vote,
        "token": token(vote) if vote else "",
        "form": (form or ReasonForm(initial=given)) if asks else None,
        "too_many": too_many,
    }
    name = "vote" if "part" in request.POST or "part" in request.GET else "vote_page"
    return render(request, f"portal/articles/{name}.html", context, status=status)
