"""Who hears of a review: those who may approve when a draft comes, its writer when it was read."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import TaskState

from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import GRANTS, Permission, may

_REVIEWERS = [role for role, granted in GRANTS.items() if Permission.PUBLISH_ARTICLES in granted]


def tell_reviewers(review_id: int, *, but: int | None) -> None:
    """Mail those whose role may publish, except whoever asked."""
    state = _state(review_id)
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return
    reviewers = Person.objects.select_related("staffmember").filter(
        staffmember__left_at=None, staffmember__role__in=_REVIEWERS, is_active=True
    )
    for person in reviewers.order_by("pk"):
        if person.pk == but:
            continue
        _mail("article_to_review", person, state)


def tell_writer(review_id: int, *, but: int | None) -> None:
    """Mail whoever asked, while they still may write, unless they read it themselves."""
    state = _state(review_id)
    writer = state.workflow_state.requested_by if state else None
    if state is not None and writer is not None and writer.pk != but and may(writer, Permission.WRITE_ARTICLES):
        _mail("article_reviewed", writer, state)


def _state(review_id: int) -> TaskState | None:
    found: TaskState | None = TaskState.objects.select_related("workflow_state").filter(pk=review_id).first()
    return found


def _mail(kind: str, person: Person, state: TaskState) -> None:
    article = Article.objects.filter(pk=state.workflow_state.object_id).first()
    if article is None or not person.email:
        return
    with translation.override(person.language):
        address = settings.PUBLIC_URL + reverse("wagtailsnippets_knowledge_article:edit", args=[article.pk])
    draft = article.get_latest_revision_as_object()
    queue_mail(
        kind=kind,
        address=person.email,
        language=person.language,
        person_id=person.pk,
        context={
            "title": draft.title,
            "approved": state.status == TaskState.STATUS_APPROVED,
            "comment": state.comment,
            "person": person,
            "address": address,
        },
    )
