from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.events import log
from helpcentre.domain.knowledge import actions, selectors
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.knowledge.neighbours import neighbours
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db

TOPICS = """
- key: payments
  icon: pesa
  en: {slug: payments, title: Payments, summary: Money in.}
  sw: {slug: malipo, title: Malipo, summary: Pesa inayoingia.}
"""


def text(title: str, language: str, slug: str, **more: str) -> str:
    facts = {"title": title, "language": language, "topic": "payments", "slug": slug, **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in facts.items()) + "---\nThe text.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("en", "sw"):
        (tmp_path / name).mkdir()
    (tmp_path / "topics.yaml").write_text(TOPICS)
    (tmp_path / "en" / "refund.md").write_text(
        text("Refund a sale", "en", "refund-a-sale", summary="Give it back.", keywords="money back", popular="true")
    )
    (tmp_path / "sw" / "refund.md").write_text(text("Rudisha pesa", "sw", "rudisha-pesa", position="3", starter="true"))
    return tmp_path


def take_in(folder: Path) -> actions.ImportReport:
    return actions.import_folder(actor=cast.EDITOR, folder=folder)


def test_a_folder_goes_in_published_with_its_topics_and_pairs(folder: Path) -> None:
    report = take_in(folder)
    assert (report.created, report.problems) == (2, [])
    english, swahili = selectors.article("en", "refund-a-sale"), selectors.article("sw", "rudisha-pesa")
    assert english
    assert swahili
    assert neighbours(english).translation.slug == swahili.slug
    assert (english.is_popular, swahili.position, swahili.is_starter) == (True, 3, True)
    assert (english.topic.icon, swahili.topic.slug) == ("pesa", "malipo")
    assert selectors.search("money back", "en").results


def test_a_second_time_writes_nothing_and_tells_nothing(folder: Path) -> None:
    take_in(folder)
    newest, stamps = log.newest_id(), list(Article.objects.values_list("updated_at"))
    report = take_in(folder)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert (log.newest_id(), list(Article.objects.values_list("updated_at"))) == (newest, stamps)


def test_a_changed_file_changes_its_article_even_its_address(folder: Path) -> None:
    take_in(folder)
    (folder / "en" / "refund.md").write_text(text("Refund", "en", "refund"))
    assert take_in(folder).changed == 1
    assert selectors.article("en", "refund-a-sale") is None
    assert selectors.article("en", "refund")


def test_an_article_taken_back_stays_so_while_its_file_is_the_same(folder: Path) -> None:
    take_in(folder)
    actions.unpublish_article(actor=cast.EDITOR, article=Article.objects.get(slug="refund-a-sale"))
    take_in(folder)
    assert selectors.article("en", "refund-a-sale") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no front matter", "has no front matter"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"---\ntitle: a: b\n---\nx", "front matter is not YAML"),
        (text("", "en", "x").encode(), "has no title"),
        (text("x", "fr", "x").encode(), "language is 'fr'"),
        (text("x", "sw", "x").encode(), "in the folder 'en'"),
        (text("x", "en", "not a slug").encode(), "slug:"),
        (text("x" * 161, "en", "x").encode(), "title:"),
        (text("x", "en", "refund-a-sale").encode(), "is the same article as"),
        (text("x", "en", "x", popular="often").encode(), "popular is 'often'"),
        (text("x", "en", "x", position="-1").encode(), "position is -1"),
        (text("x", "en", "x").replace("The text.", "").encode(), "has no text"),
        (text("x", "en", "x").replace("payments", "unknown").encode(), "topic 'unknown' is not in topics.yaml"),
        (text("x", "en", "x").encode() + b"\0", "NUL"),
        (b"---\n- a\n---\nx", "has no front matter"),
        (b"x" * 200_001, "is larger than 200 kB"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_the_rest_goes_in(folder: Path, content: bytes, reason: str) -> None:
    (folder / "en" / "zz.md").write_bytes(content)
    report = take_in(folder)
    assert report.created == 2
    ((name, said),) = [(problem.file, problem.reason) for problem in report.problems]
    assert name == "en/zz.md"
    assert reason in said


@pytest.mark.parametrize(
    "topics", ["nonsense", "- icon: x", "- key: a\n  en: {slug: a, title: ''}", "a: [", "- key: a b", "- key: a"]
)
def test_bad_topics_are_named(folder: Path, topics: str) -> None:
    (folder / "topics.yaml").write_text(topics)
    assert take_in(folder).problems[0].file == "topics.yaml"


def test_a_folder_without_topics_makes_those_its_files_name(tmp_path: Path) -> None:
    (tmp_path / "refund.md").write_text(text("Refund", "en", "refund").replace("payments", "Money matters"))
    assert take_in(tmp_path).created == 1
    assert Topic.objects.get().title == "Money matters"
    assert take_in(tmp_path).unchanged == 1


def test_what_is_written_out_goes_in_again_unchanged(folder: Path, tmp_path: Path) -> None:
    take_in(folder)
    cast.article("made-here", topic=Topic.objects.get(language="en"), title="It: 'is' \"hard\" #1", body="# A\n\n- b\n")
    out = tmp_path / "out"
    assert actions.export_folder(folder=out) == 3
    report = take_in(out)
    assert (report.created, report.changed, report.unchanged, report.problems) == (0, 0, 3, [])
    assert {path.name for path in out.rglob("*.md")} == {"refund-a-sale.md", "made-here.md"}


def test_what_is_written_out_fills_an_empty_help_centre(folder: Path, tmp_path: Path) -> None:
    take_in(folder)
    actions.export_folder(folder=tmp_path / "out")
    Article.objects.all().delete()
    Topic.objects.all().delete()
    assert take_in(tmp_path / "out").created == 2
    english = selectors.article("en", "refund-a-sale")
    assert english
    assert neighbours(english).translation


def test_the_command_takes_in_writes_out_and_complains(folder: Path, tmp_path: Path, capsys: object) -> None:
    call_command("articles", "import", str(folder))
    call_command("articles", "export", str(tmp_path / "out"))
    assert "2 new" in capsys.readouterr().out  # type: ignore[attr-defined]
    (folder / "en" / "bad.md").write_text("x")
    with pytest.raises(CommandError):
        call_command("articles", "import", str(folder))
    assert "en/bad.md:1: has no front matter" in capsys.readouterr().err  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("articles", "import", str(tmp_path / "nowhere"))


def test_the_search_command_prints_the_answer_as_json(folder: Path, capsys: object) -> None:
    take_in(folder)
    call_command("search", "refund", "a", "sale", "--json", "--limit", "1")
    assert '"slug": "refund-a-sale"' in capsys.readouterr().out  # type: ignore[attr-defined]
