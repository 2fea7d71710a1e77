"""The first page of the authoring screens: what waits for me, what I wrote last, and where to begin."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from wagtail.models import TaskState

from helpcentre.domain.feedback.board import reading as board
from helpcentre.domain.knowledge import states
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.cms.access import authors

_MOST = 8


@authors
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Person)
    person = request.user
    rows = states.with_states(Article.objects.select_related("topic", "owner"))
    panels = {
        "to_review": rows.filter(states.condition(states.State.IN_REVIEW))
        if may(person, Permission.PUBLISH_ARTICLES)
        else rows.none(),
        "mine": rows.filter(latest_revision__user=person),
        "owned": rows.filter(owner=person).filter(
            states.condition(states.State.OUTDATED) | states.condition(states.State.PAST_REVIEW)
        ),
    }
    context = {name: _told(found.order_by("-updated_at", "-id")[:_MOST]) for name, found in panels.items()}
    return render(request, "cms/home.html", context | {"verdicts": _verdicts(person), "to_do": board.waiting()})


@authors
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, light or dark: a person is looked after at the desk. Wagtail's page knows other people."""
    return HttpResponseRedirect(reverse("desk:you"))


def _told(articles: object) -> list[tuple[Article, list[states.State]]]:
    return [(article, states.states(article)) for article in articles]  # type: ignore[attr-defined]


def _verdicts(person: Person) -> list[tuple[Article, TaskState]]:
    """What reviewers said of my drafts, the latest first."""
    said = (
        TaskState.objects.filter(workflow_state__requested_by=person)
        .exclude(status__in=[TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_CANCELLED])
        .select_related("workflow_state")
        .order_by("-finished_at", "-id")[:_MOST]
    )
    articles = Article.objects.in_bulk([int(each.workflow_state.object_id) for each in said])
    pairs = [(articles.get(int(each.workflow_state.object_id)), each) for each in said]
    return [(article, each) for article, each in pairs if article is not None]
