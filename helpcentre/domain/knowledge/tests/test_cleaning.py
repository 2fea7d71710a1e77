from pathlib import Path

import pytest

from helpcentre.domain.knowledge.markup.cleaning import cleaned

CONTENT = Path(__file__).parents[4] / "content"


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("a <script>alert(1)</script> b", "a  b"),
        ("a\n\n<style>p { color: red }</style>\n\nb", "a\n\n\n\nb"),
        ("<SCRIPT src=x>\nfor (;;) {}", ""),
        ('<p onclick="alert(1)" title="x">y</p>', '<p title="x">y</p>'),
        ('<p style="color: red">y</p>', "<p>y</p>"),
        ('<img src=x onerror="alert(1)">', ""),
        ("<iframe src=x></iframe>b", "b"),
        ("[x](javascript:alert(1))", "[x](#)"),
        ("[x](<javascript:alert(1)>)", "[x](<#>)"),
        ("[x][y]\n\n[y]: JavaScript&#58;alert(1)", "[x][y]\n\n[y]: #"),
        ('<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"),
        ("<javascript:alert(1)>", ""),
        ("[x](data:text/html;base64,AAAA)", "[x](#)"),
    ],
)
def test_what_could_run_is_not_kept(markdown: str, kept: str) -> None:
    found = cleaned(markdown)
    assert found.text == kept
    assert found.removed


@pytest.mark.parametrize(
    "markdown",
    [
        "Read `<script>` and\n\n```html\n<script>alert(1)</script>\n```\n\nafter",
        "    <style>in code</style>\n",
        "1 < 2 and 3 > 2, a<b, <3",
        '<sup>1</sup> <a href="sell-on-credit">x</a> <!-- a note -->',
        "[x](https://example.org/?javascript:) <https://example.org>\r\n\ttabs  \n",
        "",
    ],
)
def test_everything_else_stays_byte_for_byte(markdown: str) -> None:
    assert cleaned(markdown) == cleaned(markdown).__class__(markdown, ())


def test_what_was_removed_is_named_once() -> None:
    found = cleaned('<script>1</script><script>2</script><p onclick="x" onclick="y">z</p>[a](vbscript:x)')
    assert found.removed == ("<script>", "vbscript:", "onclick")


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_starter_articles_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert cleaned(text).text == text


@pytest.mark.parametrize("markdown", ["\0", "<", "<a", "<a href=", "](", "`", "```", "<script", "\ud800", "[x]: <"])
def test_no_text_raises(markdown: str) -> None:
    cleaned(markdown)
