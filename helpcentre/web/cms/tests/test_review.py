"""Who may do what: an agent drafts and asks, those who may publish read and decide; nobody else comes near."""

import pytest
from wagtail.models import TaskState, Workflow

from helpcentre.base.events.models import Event
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.search import articles as index
from helpcentre.domain.knowledge import selectors
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article
from helpcentre.domain.people.models import Person
from helpcentre.web.cms.tests.editor import ADD, edit, save

pytestmark = pytest.mark.django_db

LIST = "/cms/snippets/knowledge/article/"


@pytest.fixture
def draft(db):
    return article("split-payment", publish=False)


def decide(client, draft, action, comment=""):
    state = draft.current_workflow_task_state
    return client.post(
        f"{LIST}workflow/action/{draft.pk}/{action}/{state.pk}/", {"comment": comment} if comment else {}
    )


def read_the_log():
    import threading

    from helpcentre.base.events.dispatcher import Dispatcher

    dispatcher = Dispatcher(threading.Event())
    while dispatcher.run_once():
        pass


@pytest.mark.parametrize("path", [LIST, ADD, "/cms/", "/cms/topics/order/", "/cms/pick/articles/?language=en"])
@pytest.mark.parametrize("who", ["asha", "aisha", "joseph", "rehema"])
def test_whoever_writes_gets_in(who, path, request, browser_of):
    assert browser_of(request.getfixturevalue(who)).get(path).status_code == 200


@pytest.mark.parametrize("path", [LIST, ADD, "/cms/", "/cms/topics/order/", "/cms/pick/articles/?language=en"])
@pytest.mark.parametrize("who", ["fatuma", "mama_njeri"])
def test_the_privacy_officer_and_a_customer_find_nothing_here(who, path, request, browser_of):
    assert browser_of(request.getfixturevalue(who)).get(path).status_code == 404


def test_a_stranger_is_led_to_sign_in(client, draft):
    for path in (LIST, ADD, edit(draft), "/cms/"):
        answer = client.get(path, HTTP_HOST="localhost")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/desk/sign-in/")


def test_an_agent_saves_a_draft_that_nobody_outside_reads(asha, draft, browser_of, client):
    assert save(browser_of(asha), draft, body="Changed by Asha").status_code == 302
    assert draft.get_latest_revision_as_object().body == "Changed by Asha"
    assert not draft.live
    assert client.get("/en/articles/split-payment/", HTTP_HOST="localhost").status_code == 404
    assert selectors.search("split payment", "en").results == []


def test_an_agent_cannot_publish_unpublish_or_delete(asha, draft, browser_of):
    client = browser_of(asha)
    save(client, draft, "publish", body="Published by Asha?")
    assert not draft.live
    live = article("stock-count")
    for act in ("unpublish", "delete"):
        client.post(f"{LIST}{act}/{live.pk}/")
        live.refresh_from_db()
        assert live.live


@pytest.mark.parametrize("who", ["aisha", "joseph", "rehema"])
def test_those_who_may_publish_do_and_row_event_and_index_follow(who, request, draft, browser_of, client):
    person = request.getfixturevalue(who)
    save(browser_of(person), draft, "publish", body="About paying in two parts.")
    assert draft.live
    event = Event.objects.get(kind="article.published")
    assert (event.subject_id, event.actor_id) == (draft.pk, person.pk)
    assert [hit.article.pk for hit in selectors.search("two parts", "en").results] == [draft.pk]
    assert client.get("/en/articles/split-payment/", HTTP_HOST="localhost").status_code == 200


def test_a_draft_goes_to_review_is_approved_and_stands_in_public(asha, joseph, draft, browser_of, client):
    save(browser_of(asha), draft, "submit", body="Approved words.")
    assert draft.workflow_in_progress
    assert not draft.live
    decide(browser_of(joseph), draft, "approve")
    draft.refresh_from_db()
    assert draft.live
    assert draft.body == "Approved words."
    kinds = list(Event.objects.filter(subject_kind="article").order_by("id").values_list("kind", flat=True))
    assert kinds == ["article.review.asked", "article.published", "article.review.approved"]
    assert [hit.article.pk for hit in selectors.search("approved words", "en").results] == [draft.pk]


def test_while_it_is_read_its_writer_does_not_change_it_and_cannot_approve(asha, draft, browser_of):
    client = browser_of(asha)
    save(client, draft, "submit", body="As I meant it.")
    save(client, draft, body="Changed under the reader's eyes")
    assert draft.get_latest_revision_as_object().body == "As I meant it."
    decide(client, draft, "approve")
    draft.refresh_from_db()
    assert not draft.live


def test_a_request_for_changes_says_why_to_its_writer_in_their_language(asha, joseph, draft, browser_of):
    Person.objects.filter(pk=asha.pk).update(language="sw")
    save(browser_of(asha), draft, "submit", body="Too short.")
    decide(browser_of(joseph), draft, "reject", "Say which till number.")
    draft.refresh_from_db()
    assert not draft.live
    read_the_log()
    mail = OutboundMail.objects.get(kind="article_reviewed")
    assert (mail.address, mail.language) == (asha.email, "sw")
    assert "Say which till number." in mail.text
    assert f"{edit(draft)}" in mail.text
    assert "Say which till number." in browser_of(asha).get("/cms/").content.decode()
    save(browser_of(asha), draft, "submit", body="Longer now.")
    assert draft.workflow_in_progress


def test_reviewers_hear_of_a_draft_once_each_and_its_writer_does_not(asha, aisha, joseph, draft, browser_of):
    save(browser_of(asha), draft, "submit", body="Please read.")
    read_the_log()
    told = sorted(OutboundMail.objects.filter(kind="article_to_review").values_list("address", flat=True))
    assert told == sorted([aisha.email, joseph.email])
    assert "waiting" in browser_of(joseph).get("/cms/").content.decode().lower()


def test_wagtail_sends_no_mail_of_its_own(asha, joseph, draft, browser_of, mailoutbox):
    save(browser_of(asha), draft, "submit", body="Please read.")
    decide(browser_of(joseph), draft, "approve")
    assert mailoutbox == []


@pytest.mark.parametrize("way", ["editor", "review"])
def test_when_the_index_fails_nothing_is_published(way, asha, joseph, draft, browser_of, monkeypatch):
    if way == "review":
        save(browser_of(asha), draft, "submit", body="Approved words.")

    def break_down(*args, **kwargs):
        raise RuntimeError("the index is full")

    monkeypatch.setattr(index, "put", break_down)
    with pytest.raises(RuntimeError):
        if way == "review":
            decide(browser_of(joseph), draft, "approve")
        else:
            save(browser_of(joseph), draft, "publish", body="Published words.")
    draft = Article.objects.get(pk=draft.pk)
    assert not draft.live
    assert not Event.objects.filter(kind__in=["article.published", "article.review.approved"]).exists()
    if way == "review":
        assert draft.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_a_lock_keeps_a_second_author_out(aisha, joseph, draft, browser_of):
    browser_of(aisha).post(f"{LIST}lock/{draft.pk}/")
    draft.refresh_from_db()
    assert draft.locked_by == aisha
    save(browser_of(joseph), draft, "publish", body="Joseph was faster")
    assert not draft.live
    assert draft.get_latest_revision_as_object().body != "Joseph was faster"
    save(browser_of(aisha), draft, body="Aisha may")
    assert draft.get_latest_revision_as_object().body == "Aisha may"


def test_there_is_one_way_of_review_however_often_it_is_asked_for(draft):
    assert Article.get_default_workflow() == draft.get_workflow()
    assert Workflow.objects.count() == 1 + Workflow.objects.exclude(name="Review").count()
