"""Row, event and index commit together, whoever publishes: the editor, a workflow, an author who takes back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Task, Workflow, WorkflowTask

from helpcentre.base.events import log
from helpcentre.base.search import articles as index
from helpcentre.base.search.query import articles as search
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(aisha: Any) -> Client:
    """Aisha's browser, which does not hide an error behind a page."""
    browser = Client(raise_request_exception=False)
    browser.force_login(aisha)
    return browser


@pytest.fixture
def draft(aisha: Any) -> Article:
    return article("daily-close", publish=False)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(index, "put", fail)
    monkeypatch.setattr(index, "remove", fail)


def state(row: Article) -> tuple[bool, list[str], bool]:
    """Whether it is live, what the log tells, whether it is found."""
    row.refresh_from_db()
    hits = search(row.slug.replace("-", " "), "en", 10).hits
    return row.live, [event.kind for event in log.of("article", row.pk)], row.pk in [hit.id for hit in hits]


def press_publish(browser: Client, row: Article) -> int:
    page = reverse("wagtailsnippets_knowledge_article:edit", args=[row.pk])
    form = browser.get(page).context["form"]
    values = {
        field.html_name: field.value()
        for field in form
        if field.value() not in (None, "") and field.value() is not False
    }
    return browser.post(page, values | {"action-publish": "action-publish"}).status_code


def approve(row: Article, who: Any) -> None:
    """The one step of a review says yes."""
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Read it"))
    row.save_revision(user=who)
    started = workflow.start(row, who)
    started.current_task_state.approve(user=who)


def test_the_editor_publishes_all_three(at_work: Client, draft: Article) -> None:
    assert press_publish(at_work, draft) == 302
    assert state(draft) == (True, ["article.published"], True)


@pytest.mark.usefixtures("full_disk")
def test_the_editor_publishes_nothing_when_the_index_fails(at_work: Client, draft: Article) -> None:
    assert press_publish(at_work, draft) == 500
    assert state(draft) == (False, [], False)


def test_a_review_publishes_all_three(aisha: Any, draft: Article) -> None:
    approve(draft, aisha)
    assert state(draft) == (True, ["article.published"], True)


@pytest.mark.usefixtures("full_disk")
def test_a_review_publishes_nothing_when_the_index_fails(aisha: Any, draft: Article) -> None:
    with pytest.raises(OSError, match="no room"):
        approve(draft, aisha)
    assert state(draft) == (False, [], False)


def test_an_article_taken_back_in_the_editor_leaves_all_three(at_work: Client, draft: Article) -> None:
    press_publish(at_work, draft)
    at_work.post(reverse("wagtailsnippets_knowledge_article:unpublish", args=[draft.pk]))
    assert state(draft) == (False, ["article.published", "article.unpublished"], False)


def test_an_article_taken_back_stands_whole_when_the_index_fails(
    at_work: Client, draft: Article, request: pytest.FixtureRequest
) -> None:
    press_publish(at_work, draft)
    request.getfixturevalue("full_disk")
    at_work.post(reverse("wagtailsnippets_knowledge_article:unpublish", args=[draft.pk]))
    assert state(draft) == (True, ["article.published"], True)
