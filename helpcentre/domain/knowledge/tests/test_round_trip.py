"""What is written out, taken in elsewhere and written out again is the same, byte for byte."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helpcentre.base.events import log
from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article, FormerAddress, Snippet, Topic
from helpcentre.domain.knowledge.tests import cast
from helpcentre.domain.people.models import Person

pytestmark = pytest.mark.django_db


def take_in(folder: Path) -> actions.ImportReport:
    return actions.import_folder(actor=cast.EDITOR, folder=folder)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def forget_everything() -> None:
    Article.objects.all().delete()
    for topic in Topic.objects.exclude(parent=None):
        topic.delete()
    Topic.objects.all().delete()
    Snippet.objects.all().delete()


@pytest.fixture
def library(aisha: Person) -> None:
    """Nested topics, a pair whose translation is outdated, a current one, drafts, names that meet, odd texts."""
    money = cast.topic("money", icon="pesa", summary="Fedha: “zote”")
    shelf, rafu = cast.topic("mpesa", parent=money, position=1), cast.topic("mpesa", language="sw", position=1)
    english, swahili = cast.pair("refund", "rudisha-pesa", topics=(shelf, rafu))
    cast.translated(swahili, english)
    cast.article("refund", topic=shelf, translation_key=english.translation_key, title="Refund: at once #1")
    fresh, mpya = cast.pair("first-sale", "mauzo-ya-kwanza", topics=(shelf, rafu))
    cast.translated(mpya, fresh)
    cast.pair(
        "close-the-day", "funga-siku", topics=(shelf, rafu)
    )  # two texts of their own, neither made from the other
    cast.article("first-sale", topic=rafu, language="sw", title="Jina lilelile", body="Jibu jingine.")
    cast.article(
        "everything",
        topic=shelf,
        summary="it: 'is' \"hard\" – kweli",
        keywords="yes, 12:30, ~, null",
        body="    indented first\n\nlast  \n---\n# 😀 \u200fمرحبا\r\nend\n\n",
        position=7,
        is_popular=True,
        is_starter=True,
        audience="signed_in",
        countries="KE,tz",
        apps="android",
        plans="free, business",
        owner=aisha,
        review_by=date(2027, 6, 1),
    )
    cast.article("not-yet", topic=shelf, publish=False)
    renamed = cast.article("old-name", topic=shelf)
    cast.article("new-name", topic=shelf, translation_key=renamed.translation_key)
    Snippet.objects.create(name="support-hours", language="en", body="Every day,\r\n**8 to 8**.")
    Snippet.objects.create(name="support-hours", language="sw", body="Kila siku.")


def test_out_in_and_out_again_is_the_same(library: None, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    actions.export_folder(folder=first)
    forget_everything()
    report = take_in(first)
    assert (report.problems, report.notices, report.created) == ([], [], 10)
    actions.export_folder(folder=second)
    assert tree(second) == tree(first)
    assert len(tree(first)) == 10 + 2 + 1


def test_taking_in_what_was_written_out_changes_nothing(library: None, tmp_path: Path) -> None:
    actions.export_folder(folder=tmp_path)
    newest, rows = log.newest_id(), list(Article.objects.order_by("id").values())
    for _ in range(2):
        report = take_in(tmp_path)
        assert (report.created, report.changed, report.unchanged) == (0, 0, 10)
    assert list(Article.objects.order_by("id").values()) == rows
    assert log.newest_id() == newest


def test_every_fact_comes_back(library: None, tmp_path: Path, aisha: Person) -> None:
    actions.export_folder(folder=tmp_path)
    forget_everything()
    take_in(tmp_path)
    article = Article.objects.get(slug="everything")
    facts: dict[str, Any] = {
        "summary": "it: 'is' \"hard\" – kweli",
        "keywords": "yes, 12:30, ~, null",
        "body": "    indented first\n\nlast  \n---\n# 😀 \u200fمرحبا\nend",
        "position": 7,
        "is_popular": True,
        "is_starter": True,
        "audience": "signed_in",
        "countries": "ke, tz",
        "apps": "android",
        "plans": "free, business",
        "owner": aisha,
        "review_by": date(2027, 6, 1),
        "live": True,
    }
    assert {name: getattr(article, name) for name in facts} == facts
    assert article.topic.parent
    assert article.topic.parent.key == "money"
    assert not Article.objects.get(slug="not-yet").live
    assert FormerAddress.objects.get().article.slug == "new-name"
    assert Snippet.objects.get(language="en").body == "Every day,\n**8 to 8**."


def test_what_was_outdated_stays_so_and_what_was_current_too(library: None, tmp_path: Path) -> None:
    actions.export_folder(folder=tmp_path)
    forget_everything()
    take_in(tmp_path)
    assert Article.objects.get(slug="rudisha-pesa").is_outdated
    assert Article.objects.get(slug="mauzo-ya-kwanza").source
    assert not Article.objects.get(slug="mauzo-ya-kwanza").is_outdated
    assert Article.objects.get(slug="funga-siku").source is None


def test_a_source_changed_in_its_file_leaves_the_translation_outdated_until_it_is_rewritten(tmp_path: Path) -> None:
    for language, slug in (("en", "sell"), ("sw", "uza")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "sell.md").write_text(f"---\ntitle: A\ntopic: Sales\nslug: {slug}\n---\nText.\n")
    take_in(tmp_path)
    assert not Article.objects.get(slug="uza").is_outdated
    english = tmp_path / "en" / "sell.md"
    english.write_text(english.read_text().replace("Text.", "Another text."))
    for _ in range(2):
        take_in(tmp_path)
        assert Article.objects.get(slug="uza").is_outdated
    swahili = tmp_path / "sw" / "sell.md"
    swahili.write_text(swahili.read_text().replace("Text.", "Maneno mengine."))
    take_in(tmp_path)
    assert not Article.objects.get(slug="uza").is_outdated


def test_two_articles_whose_addresses_move_on_both_keep_their_texts(tmp_path: Path) -> None:
    def write(name: str, slug: str) -> None:
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\nlanguage: en\ntopic: T\nslug: {slug}\n---\nx\n")

    write("a", "first")
    write("b", "second")
    take_in(tmp_path)
    write("a", "second")
    write("b", "third")
    assert (take_in(tmp_path).changed, Article.objects.count()) == (2, 2)
    assert dict(Article.objects.values_list("title", "slug")) == {"a": "second", "b": "third"}
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["first"]


def test_a_new_file_at_an_old_address_is_an_article_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("---\ntitle: b\nlanguage: en\ntopic: T\nslug: here\n---\nx\n")
    take_in(tmp_path)
    (tmp_path / "b.md").write_text("---\ntitle: b\nlanguage: en\ntopic: T\nslug: there\n---\nx\n")
    (tmp_path / "a.md").write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\nx\n")
    report = take_in(tmp_path)
    assert (report.created, report.changed, report.problems) == (1, 1, [])
    assert dict(Article.objects.values_list("title", "slug")) == {"a": "here", "b": "there"}


def test_a_file_marked_as_not_published_takes_its_article_back(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\nx\n")
    take_in(tmp_path)
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\npublished: false\n---\nx\n")
    assert take_in(tmp_path).changed == 1
    assert not Article.objects.get().live
    assert take_in(tmp_path).unchanged == 1


def test_the_history_keeps_every_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    for said in ("one", "two", "two", "three"):
        path.write_text(f"---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\n{said}\n")
        take_in(tmp_path)
    article = Article.objects.get()
    bodies = [revision.as_object().body for revision in article.revisions.order_by("id")]
    assert bodies == ["one", "two", "three"]
    assert article.live_revision == article.get_latest_revision()
    assert article.body == "three"


def test_an_authors_draft_is_not_lost_when_a_file_changes_its_article(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\none\n")
    take_in(tmp_path)
    article = Article.objects.get()
    article.body = "the draft"
    article.save_revision()
    assert take_in(tmp_path).unchanged == 1
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\ntwo\n")
    take_in(tmp_path)
    article.refresh_from_db()
    assert article.body == "two"
    assert [one.as_object().body for one in article.revisions.order_by("id")] == ["one", "the draft", "two"]


def test_a_locked_article_is_left_alone_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\none\n")
    take_in(tmp_path)
    Article.objects.update(locked=True)
    assert take_in(tmp_path).unchanged == 1
    path.write_text("---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\n---\ntwo\n")
    assert "locked" in take_in(tmp_path).problems[0].reason
    assert Article.objects.get().body == "one"


def test_what_comes_in_is_news_when_it_is_new_or_says_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    text = "---\ntitle: a\nlanguage: en\ntopic: T\nslug: here\nposition: {}\n---\n{}\n"
    path.write_text(text.format(1, "Count the cash twice before you close the day."))
    take_in(tmp_path)
    first = Article.objects.get().news_at
    assert first
    path.write_text(text.format(2, "Count the cash twice before you close the day."))
    take_in(tmp_path)
    assert (Article.objects.get().position, Article.objects.get().news_at) == (2, first)
    path.write_text(text.format(2, "Ring the owner first, wait for the answer and only then go home."))
    take_in(tmp_path)
    changed = Article.objects.get().news_at
    assert changed
    assert changed > first
