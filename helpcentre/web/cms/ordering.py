"""Topics as they stand on the page, each with a button to move it up or down."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.cms.access import authors

_STEPS = {"up": -1, "down": 1}


@authors
@require_GET
def shelves(request: HttpRequest) -> HttpResponse:
    trees = [(Language(code).label, code, _tree(code)) for code in Language.values]
    return render(request, "cms/shelves/page.html", {"trees": trees, "may_move": _publishes(request)})


@authors
@require_POST
def move(request: HttpRequest, topic_id: int, where: str) -> HttpResponse:
    topic = get_object_or_404(Topic, pk=topic_id)
    if not _publishes(request):
        raise Http404  # the order is public at once
    actions.move_topic(actor=request.user.actor, topic=topic, steps=_STEPS.get(where, 0))  # type: ignore[union-attr]
    return HttpResponseRedirect(f"{reverse('cms_shelves')}#topic-{topic.pk}")


def _publishes(request: HttpRequest) -> bool:
    return isinstance(request.user, Person) and may(request.user, Permission.PUBLISH_ARTICLES)


def _tree(language: str) -> list[tuple[int, Topic, bool, bool]]:
    """Depth, topic, whether it is the first and the last among its like, in the order of the page."""
    beside: dict[int | None, list[Topic]] = {}
    for topic in Topic.objects.filter(language=language).order_by("position", "id"):
        beside.setdefault(topic.parent_id, []).append(topic)
    rows: list[tuple[int, Topic, bool, bool]] = []

    def walk(parent: int | None, depth: int) -> None:
        here = beside.get(parent, [])
        for at, topic in enumerate(here):
            rows.append((depth, topic, at == 0, at == len(here) - 1))
            walk(topic.pk, depth + 1)

    walk(None, 0)
    return rows
