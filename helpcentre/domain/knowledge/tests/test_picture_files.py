"""Pictures beside the files: in once, out the same, refused by name and line."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article, Picture, Snippet, Topic
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db


def take_in(folder: Path) -> actions.ImportReport:
    return actions.import_folder(actor=cast.EDITOR, folder=folder)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def draw(path: Path, colour: str, kind: str, **options: Any) -> None:
    out = io.BytesIO()
    picture = (
        Image.effect_noise((400, 300), 40).convert("RGB") if kind == "JPEG" else Image.new("RGB", (400, 300), colour)
    )
    picture.save(out, kind, **options)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())


def write(folder: Path, name: str, body: str, language: str = "en") -> None:
    text = f"---\ntitle: {name}\nlanguage: {language}\ntopic: Sales\nslug: {name}\n---\n{body}\n"
    (folder / f"{name}.md").write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    for language in ("en", "sw"):
        draw(place / language / "My cable.png", "green", "PNG")
    draw(place / "en" / "shop.jpg", "", "JPEG")
    draw(place / "en" / "till.gif", "red", "GIF")
    draw(place / "snippets" / "en" / "till.gif", "blue", "GIF")
    write(
        place / "en",
        "printer",
        "1. ![The cable](<My cable.png>)\n2. ![It \\] again](My%20cable.png 'x')\n\n`![a](b.png)`",
    )
    write(place / "en", "shop", "[![A shop](shop.jpg)](printer) ![Till](till.gif)")
    write(place / "sw", "printa", "![Waya](<My cable.png>)", "sw")
    (place / "snippets" / "en" / "hours.md").write_text("![The other till](till.gif)")
    return place


def test_pictures_go_in_once_and_texts_name_them(folder: Path) -> None:
    report = take_in(folder)
    assert (report.created, report.problems) == (3, [])
    assert Picture.objects.count() == 4
    cable = Picture.objects.get(title="My cable")
    assert cable.description == "The cable"
    body = Article.objects.get(slug="printer").body
    assert body == f"1. ![The cable](picture:{cable.pk})\n2. ![It \\] again](picture:{cable.pk} 'x')\n\n`![a](b.png)`"
    assert f"picture:{cable.pk}" in Article.objects.get(slug="printa").body
    assert "picture:" in Snippet.objects.get().body
    report = take_in(folder)
    assert (report.unchanged, Picture.objects.count()) == (3, 4)


def test_out_in_and_out_again_is_the_same_with_pictures(folder: Path, tmp_path: Path) -> None:
    take_in(folder)
    first, second = tmp_path / "first", tmp_path / "second"
    actions.export_folder(folder=first)
    assert take_in(first).unchanged == 3
    assert Picture.objects.count() == 4
    for model in (Article, Topic, Snippet, Picture):
        model.objects.all().delete()
    report = take_in(first)
    assert (report.created, report.problems) == (3, [])
    actions.export_folder(folder=second)
    assert tree(second) == tree(first)
    pictures = {name for name in tree(first) if name.endswith(".webp")}
    assert {"en/my-cable.webp", "sw/my-cable.webp", "en/shop.webp"} < pictures
    assert len(pictures) == 5  # two are called till, and only one of them can be till.webp


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("x\n\n![A](missing.png)", 9, "No such file"),
        ("![A](../secret.png)", 7, "is not the name of a picture beside this file"),
        ("![A](/etc/passwd)", 7, "is not the name of a picture beside this file"),
        ("![A](https://evil.example/a.png)", 7, "is not the name of a picture beside this file"),
        ("![A](data:image/png;base64,AAAA)", 7, "is not the name of a picture beside this file"),
        ("![A](..%2fsecret.png)", 7, "is not the name of a picture beside this file"),
        ("![A](fake.png)", 7, "not a picture we can read"),
        ("![A](link.png)", 7, "is a link"),
        ("x\n![](till.gif)", 8, "has no description"),
        ("![A][t]\n\n[t]: till.gif", 7, "write it as"),
    ],
)
def test_a_bad_picture_is_named_with_its_line_and_the_rest_goes_in(
    folder: Path, body: str, line: int, reason: str
) -> None:
    (folder / "en" / "fake.png").write_text("<svg onload=alert(1)>")
    (folder / "en" / "link.png").symlink_to(folder / "en" / "till.gif")
    (folder / "secret.png").write_bytes((folder / "en" / "till.gif").read_bytes())
    write(folder / "en", "bad", body)
    report = take_in(folder)
    assert report.created == 3
    (problem,) = report.problems
    assert (problem.file, problem.line) == ("en/bad.md", line)
    assert reason in problem.reason


def test_a_picture_that_is_gone_keeps_its_number_in_the_file(tmp_path: Path) -> None:
    cast.article("printer", body="![A](picture:4711)")
    actions.export_folder(folder=tmp_path)
    assert "![A](picture:4711)" in (tmp_path / "en" / "printer.md").read_text()
    assert take_in(tmp_path).unchanged == 1
