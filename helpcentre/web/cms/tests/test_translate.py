"""The other language from the editor: begun by a button, shown as outdated with what changed, marked as current."""

import pytest

from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article, topic
from helpcentre.web.cms.tests.editor import edit, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(db):
    topic("payments", "sw", title="Malipo")
    return article("split-payment", body="Ask for the first part in cash.")


def translate(client, english):
    return client.post(f"/cms/articles/{english.pk}/translation/sw/")


def test_the_button_leads_to_a_draft_that_is_not_public(english, asha, browser_of, client):
    answer = translate(browser_of(asha), english)
    draft = Article.objects.get(language="sw")
    assert answer["Location"] == edit(draft)
    assert not draft.live
    assert client.get("/sw/articles/split-payment/", HTTP_HOST="localhost").status_code == 404


def test_a_draft_that_is_still_in_the_other_language_is_not_published(english, aisha, browser_of):
    translate(browser_of(aisha), english)
    draft = Article.objects.get(language="sw")
    page = save(browser_of(aisha), draft, "publish")
    assert "Translate it first" in page.content.decode()
    assert not draft.live


def test_when_its_source_changes_the_editor_says_what_and_lets_it_be_marked(english, aisha, browser_of):
    client = browser_of(aisha)
    translate(client, english)
    swahili = Article.objects.get(language="sw")
    save(client, swahili, "publish", body="Omba sehemu ya kwanza taslimu.")
    assert "<ins>" not in client.get(edit(swahili)).content.decode()
    save(client, english, "publish", body="Ask for the first part in cash, and count it.")
    page = client.get(edit(swahili)).content.decode()
    assert "<ins>cash, and count it.</ins>" in page
    client.post(f"/cms/articles/{swahili.pk}/currency/")
    assert "<ins>" not in client.get(edit(swahili)).content.decode()


def test_without_a_topic_in_that_language_it_says_so(aisha, browser_of):
    lonely = article("stock-count", topic=topic("stock"))
    client = browser_of(aisha)
    answer = translate(client, lonely)
    assert answer["Location"] == edit(lonely)
    assert "Make it first" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(("path", "method", "status"), [
    ("/cms/articles/{id}/translation/sw/", "get", 405),
    ("/cms/articles/{id}/translation/xx/", "post", 404),
    ("/cms/articles/999999/translation/sw/", "post", 404),
    ("/cms/articles/{id}/currency/", "get", 405),
    ("/cms/articles/999999/currency/", "post", 404),
    ("/cms/topics/999999/move/up/", "post", 404),
])  # fmt: skip
def test_wrong_methods_and_missing_rows(path, method, status, english, aisha, browser_of):
    assert getattr(browser_of(aisha), method)(path.format(id=english.pk)).status_code == status


def test_deleting_says_first_what_leads_there(english, aisha, browser_of):
    article("credit", title="Sell on credit", body="See [the other](split-payment).")
    page = browser_of(aisha).get(f"/cms/snippets/knowledge/article/delete/{english.pk}/").content.decode()
    assert "Sell on credit" in page
    assert "1 article leads here" in page


def test_two_revisions_are_compared_line_by_line(english, aisha, browser_of):
    client = browser_of(aisha)
    save(client, english, body="Ask for the first part in cash.\n\n> **Tip.** Count it.")
    path = f"/cms/snippets/knowledge/article/history/{english.pk}/revisions/compare/live...latest/"
    page = client.get(path).content.decode()
    assert "<p><ins>&gt; **Tip.** Count it.</ins></p>" in page
    assert "aisha@" not in page, "people are called by their names"
