"""Files come from someone who hates us: each is refused by name, line and reason, and the rest goes in."""

import os
from pathlib import Path

import pytest

from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article, Snippet, Topic
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db

GOOD = "---\ntitle: Good\nlanguage: en\ntopic: Sales\nslug: good\n---\nText.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "good.md").write_text(GOOD)
    return place


def take_in(folder: Path) -> actions.ImportReport:
    return actions.import_folder(actor=cast.EDITOR, folder=folder)


def bad(head: str, body: str = "Text.") -> bytes:
    return f"---\nlanguage: en\ntopic: Sales\nslug: bad\n{head}\n---\n{body}\n".encode()


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (bad("title: a: b"), 5, "a colon between quotation marks"),
        (bad("title: A\ntitle: B"), 6, "'title' twice"),
        (bad("title: &x A\nsummary: *x"), 5, "& or *"),
        (bad("title: !!python/object/apply:os.system [ls]"), 5, "!"),
        (bad("title: " + "[" * 5000), 5, "nested"),
        (bad("title: " + "{a: " * 2000), 5, "nested"),
        (bad("title:\n" + "- " * 5000), 6, "nested"),
        (bad('title: "a\\0b"'), 5, "control character"),
        (bad("title: a\x01b"), 5, "control character"),
        (bad("title: {a: b}"), 5, "is not text"),
        (bad("title: A\nposition: 99999999999"), 6, "whole number"),
        (bad("title: A\nposition: ٣"), 6, "whole number"),
        (bad("title: A\npopular: maybe"), 6, "true or false"),
        (bad("title: A\naudience: everyone"), 6, "write one of public, signed_in, staff"),
        (bad("title: A\nreview_by: 2027-13-45"), 6, "a day as"),
        (bad("title: A\ncountries: Kenya"), 6, "'kenya'"),
        (bad("title: A\nformerly: ../../etc"), 6, "not a slug"),
        (bad("title: A\nsource: fr"), 6, "write one of"),
        (bad("title: A\nslug2: x\nsummary: " + "x" * 400), 7, "summary:"),
        (bad("title: A\nslug: b"), 6, "'slug' twice"),
        (bad("title: A").replace(b"slug: bad", b"slug: ../bad"), 4, "slug:"),
        (bad("title: A").replace(b"language: en", b"language: de"), 2, "language is 'de'"),
        (bad("title: A", "one\ntwo\0"), 8, "NUL"),
        (bad("title: A", ""), 7, "no text"),
        (b"---\ntitle: A\n", 1, "no front matter"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(500), 1, "is not UTF-8"),
        (GOOD.encode("utf-16"), 1, "is not UTF-8"),
        (GOOD.encode() + b"\n\xff", 9, "is not UTF-8"),
        (b"x" * 1_000_000, None, "is larger than 200 kB"),
        (b"---\n" + b"a: b\n" * 5000 + b"---\nx", 1, "more than 20 kB"),
        (b"", 1, "no front matter"),
    ],
)
def test_a_bad_file_is_named_with_its_line_and_reason(folder: Path, content: bytes, line: int, reason: str) -> None:
    (folder / "bad.md").write_bytes(content)
    report = take_in(folder)
    assert report.created == 1
    (problem,) = report.problems
    assert (problem.file, problem.line) == ("bad.md", line)
    assert reason in problem.reason


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"\xef\xbb\xbf" + bad("title: A", "one\n\ntwo").replace(b"\n", b"\r\n"))
    assert take_in(folder).created == 2
    assert Article.objects.get(slug="bad").body == "one\n\ntwo"


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x.md").write_bytes(bad("title: Secret"))
    (folder / "link.md").symlink_to(secret / "x.md")
    (folder / "loop").symlink_to(folder)
    (folder / "way").symlink_to(secret)
    report = take_in(folder)
    assert [(problem.file, "is a link" in problem.reason) for problem in report.problems] == [("link.md", True)]
    assert Article.objects.get().slug == "good"


def test_pipes_folders_and_devices_are_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.md").mkdir()
    report = take_in(folder)
    assert [problem.file for problem in report.problems] == ["pipe.md"]
    assert report.created == 1


def test_a_name_that_is_no_text_can_be_told(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\n\x1b[2J.md")).write_text("x")
    (problem,) = take_in(folder).problems
    assert problem.file.isprintable()
    str(problem).encode()


def test_a_misspelt_field_is_told_and_the_article_goes_in(folder: Path) -> None:
    (folder / "bad.md").write_bytes(bad("title: A\nkeyword: x\nowner: nobody@team.example"))
    report = take_in(folder)
    assert (report.created, report.problems) == (2, [])
    assert [notice.reason for notice in report.notices] == [
        "line 6: 'keyword' is not a field and was not read; did you mean 'keywords'?",
        "owner 'nobody@team.example' is not in the team; the article has no owner",
    ]


def test_topics_that_stand_in_each_other_are_refused_and_the_others_go_in(folder: Path) -> None:
    (folder / "topics.yaml").write_text(
        "- key: sales\n  en: {title: Sales}\n"
        "- key: a\n  parent: b\n  en: {title: A}\n"
        "- key: b\n  parent: a\n  en: {title: B}\n"
        "- key: lost\n  parent: nowhere\n  en: {title: L}\n"
        "- key: s1\n  parent: sales\n  en: {title: S1}\n  sw: {title: S1}\n"
    )
    report = take_in(folder)
    assert report.created == 1
    assert {(problem.line, problem.reason) for problem in report.problems} == {
        (4, "topic 'a' stands inside itself: follow its parents"),
        (7, "topic 'b' stands inside itself: follow its parents"),
        (10, "topic 'lost' stands in 'nowhere', which is not a topic here"),
        (15, "topic 's1' stands in 'sales', which has no 'sw'"),
    }
    assert set(Topic.objects.values_list("key", flat=True)) >= {"sales"}


def test_topics_four_deep_and_twice_declared_are_refused(folder: Path) -> None:
    deep = "".join(f"- key: t{n}\n  parent: t{n - 1}\n  en: {{title: T{n}}}\n" for n in range(1, 5))
    (folder / "topics.yaml").write_text("- key: t0\n  en: {title: Sales, slug: sales}\n" + deep)
    assert "'t3' in 'en': parent" in take_in(folder).problems[0].reason
    (folder / "topics.yaml").write_text("- key: a\n  en: {title: A}\n- key: a\n  en: {title: B}\n")
    assert "twice" in take_in(folder).problems[0].reason


def test_bad_snippets_are_named(folder: Path) -> None:
    place = folder / "snippets" / "en"
    place.mkdir(parents=True)
    (place / "hours.md").write_text("Every day.")
    (place / "not a name.md").write_text("x")
    (place / "empty.md").write_text(" ")
    (place / "nul.md").write_bytes(b"a\nb\0")
    report = take_in(folder)
    assert {problem.file: problem.line for problem in report.problems} == {
        "snippets/en/empty.md": None,
        "snippets/en/not a name.md": None,
        "snippets/en/nul.md": 2,
    }
    assert Snippet.objects.get().name == "hours"
    assert report.created == 1
