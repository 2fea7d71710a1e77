"""The field articles are written in: nothing typed is lost, what could run is taken out and said."""

import re
from pathlib import Path

import pytest
from django.contrib.messages import get_messages

from helpcentre.domain.knowledge import article_file, selectors
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article, topic
from helpcentre.web.cms.articles.viewset import ArticleViewSet
from helpcentre.web.cms.tests.editor import ADD, edit, form_of, save
from helpcentre.web.cms.writing import MarkdownField

pytestmark = pytest.mark.django_db

CONTENT = Path(__file__).resolve().parents[4] / "content"
STARTERS = sorted(CONTENT.glob("??/*.md"))


def shown(page):
    return text_in(page.content.decode())


def text_in(page):
    """What a browser would hold in the textarea: HTML drops one line break after the tag."""
    from html.parser import HTMLParser

    class Field(HTMLParser):
        inside, text = False, ""

        def handle_starttag(self, tag, attrs):
            self.inside = tag == "textarea" and dict(attrs).get("name") == "body"

        def handle_endtag(self, tag):
            self.inside = False

        def handle_data(self, data):
            self.text += data if self.inside else ""

    field = Field()
    field.feed(page)
    return field.text.removeprefix("\n")


def test_every_starter_article_comes_back_byte_for_byte_through_the_field(aisha):
    draft = article("any", publish=False)
    form_class = ArticleViewSet().get_edit_handler().get_form_class()
    assert len(STARTERS) >= 48
    for path in STARTERS:
        body = article_file.read(path.read_text(), name=path.stem).body
        assert text_in(MarkdownField().render("body", body)) == body, path.name
        sent = form_of(draft, body=body.replace("\n", "\r\n"))  # as browsers send it
        form = form_class(sent, instance=draft, for_user=aisha)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["body"] == body, path.name


def test_a_starter_article_comes_back_byte_for_byte_through_the_screens(aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    body = max((article_file.read(path.read_text(), name=path.stem).body for path in STARTERS), key=len)
    save(client, draft, "publish", body=body.replace("\n", "\r\n"))
    assert draft.body == body
    assert shown(client.get(edit(draft))) == body


@pytest.mark.parametrize(
    "odd",
    [
        "<dl><dt>Till</dt><dd>A number</dd></dl>",
        "| a | b |\n|:-:|---|\n| 1 | 2 |\n\n{{hours}}\n\n[^1]: a footnote nobody renders",
        "    code, indented\n\n~~~\nfenced\n~~~\n\n***\n\nTwo spaces  \nend",
        "[[Settings > Printer]] [check with product: where it is] <!-- kept -->",
        "Emoji 🧾 عربى \u200f and & < > \" ' entities &amp;",
    ],
)
def test_what_the_toolbar_does_not_know_is_kept(odd, aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    save(client, draft, body=odd)
    assert draft.get_latest_revision_as_object().body == odd
    assert shown(client.get(edit(draft))) == odd


def test_what_could_run_is_taken_out_and_the_author_is_told(aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    answer = save(
        client,
        draft,
        "publish",
        body='Fine.<script>alert(1)</script> <b onclick="go()">bold</b> [x](javascript:alert(1)) <style>p{}</style>',
    )
    assert answer.status_code == 302
    for bad in ("<script", "onclick", "javascript:", "<style"):
        assert bad not in draft.body
    assert draft.body.startswith("Fine.")
    told = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    for bad in ("<script>", "onclick", "javascript:", "<style>"):
        assert bad in told
    assert b"alert" not in client.get(f"/en/articles/{draft.slug}/").content


def test_links_and_words_that_are_not_there_are_named(aisha, browser_of):
    client = browser_of(aisha)
    article("split-payment")
    draft = article("any", publish=False)
    answer = save(client, draft, body="[a](split-payment) [b](gone-for-ever)\n\n{{no-such-words}}")
    told = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "gone-for-ever" in told
    assert "no-such-words" in told
    assert "split-payment" not in told


def test_a_picture_without_description_may_stand_in_a_draft_and_is_not_published(aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    assert save(client, draft, body="![](picture:7)").status_code == 302
    page = save(client, draft, "publish", body="![](picture:7) and more", title="Typed before")
    assert page.status_code == 200
    assert "A picture has no description" in page.content.decode()
    assert shown(page) == "![](picture:7) and more", "what was typed is lost"
    assert 'value="Typed before"' in page.content.decode()
    assert not draft.live
    save(client, draft, "publish", body="![The cable of the printer](picture:7)")
    assert draft.live


def test_a_topic_of_the_other_language_is_refused_and_what_was_typed_stays(aisha, browser_of):
    swahili = topic("stock", "sw", title="Bidhaa")
    typed = {"language": "en", "topic": swahili.pk, "title": "New", "slug": "new", "body": "Long text", "position": 0}
    page = browser_of(aisha).post(ADD, typed | {"audience": "public", "action-publish": "y"})
    assert page.status_code == 200
    assert "This topic is in the other language." in page.content.decode()
    assert shown(page) == "Long text"
    assert not Article.objects.filter(slug="new").exists()


def test_the_preview_is_the_public_page_of_what_is_being_typed(aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    address = f"/cms/snippets/knowledge/article/preview/{draft.pk}/"
    said = client.post(address, form_of(draft, title="Typed title", body="> **Tip.** Typed words")).json()
    assert said["is_valid"]
    page = client.get(address)
    assert b"Typed title" in page.content
    assert b'<div class="tip ok">' in page.content
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_an_article_is_found_by_words_of_its_title_in_any_order(aisha, browser_of):
    client = browser_of(aisha)
    article("split-payment", title="Pay part in cash, part by M-Pesa")
    article("stock-count", title="Count the shelf", publish=False)
    found = client.get("/cms/pick/articles/", {"q": "m-pesa CASH", "language": "en"}).json()["found"]
    assert [row["name"] for row in found] == ["split-payment"]
    drafts = client.get("/cms/pick/articles/", {"q": "shelf", "language": "en"}).json()["found"]
    assert "draft" in drafts[0]["detail"]
    assert client.get("/cms/pick/articles/", {"q": "shelf", "language": "sw"}).json()["found"] == []


@pytest.mark.parametrize("words", ["'", '"', "%", "\0", "x" * 10_000, "🧾", "*", "\u202e"])
def test_odd_words_never_break_the_pickers_and_the_list(words, aisha, browser_of):
    client = browser_of(aisha)
    for kind in ("articles", "snippets"):
        assert client.get(f"/cms/pick/{kind}/", {"q": words, "language": "en"}).status_code == 200
    assert client.get("/cms/pick/people/", {"q": words, "language": "en"}).status_code == 404
    assert client.get("/cms/pick/articles/", {"q": words, "language": "xx"}).status_code == 404
    if "\0" not in words:
        assert client.get("/cms/snippets/knowledge/article/", {"q": words}).status_code == 200


QUESTION = "she has paid yet the screen still waits"


@pytest.mark.parametrize(
    ("language", "help_text"),
    [
        ("en", "Words and whole questions as shopkeepers say them, with commas."),
        ("sw", "Maneno na maswali mazima kama wenye maduka wanavyoyasema, yenye mkato kati yake."),
    ],
)
def test_keywords_are_whole_questions_in_a_field_that_holds_them(language, help_text, aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    aisha.language = language
    aisha.save()
    page = client.get(edit(draft), HTTP_ACCEPT_LANGUAGE=language).content.decode()
    field = re.search(r'<textarea[^>]*name="keywords"[^>]*>', page)
    assert field is not None
    assert 'maxlength="2000"' in field[0]
    assert help_text in page


def test_two_thousand_characters_of_questions_are_kept_searched_and_never_shown(aisha, browser_of):
    client = browser_of(aisha)
    draft = article("any", publish=False)
    asked = (QUESTION + ", ") * 60
    asked = asked[:1999] + "z"
    assert save(client, draft, "publish", keywords=asked).status_code == 302
    assert draft.keywords == asked
    assert QUESTION.encode() not in client.get(f"/en/articles/{draft.slug}/").content
    assert [found.article for found in selectors.search(QUESTION, "en").results] == [draft]
    assert save(client, draft, "publish", keywords=asked + "z").status_code == 200
    assert draft.keywords == asked
