import pytest

from helpcentre.domain.knowledge import render
from helpcentre.domain.knowledge.render import to_html


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<p onclick="alert(1)">x</p>',
        '<p style="color: red">x</p>',
        "[x](javascript:alert(1))",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
        '<iframe src="https://example.org"></iframe>',
        "![x](https://example.org/x.png)",
        '<img src=x onerror="alert(1)">',
        '<svg onload="alert(1)"><use href="data:x"></use></svg>',
        '<form action="//x"><input></form>',
        "<math><mtext></math><script>alert(1)</script>",
    ],
)
def test_what_could_run_load_or_restyle_is_taken_out(markdown: str) -> None:
    html = to_html("before\n\n" + markdown + "\n\nafter").lower()
    for danger in ("<script", "<style", "style=", "onclick", "onerror", "onload", "<iframe", "<img", "<form", "<svg"):
        assert danger not in html
    assert "javascript" not in html
    assert "before" in html


def test_numbered_lists_are_steps() -> None:
    assert '<ol class="steps">' in to_html("1. Open\n2. Tap")


def test_headings_start_at_two_and_have_ids_of_their_own() -> None:
    html = to_html("# Search\n\n## Search\n\n##### Deep")
    assert html.startswith('<h2 id="h-search">Search</h2>\n<h2 id="h-search-2">Search</h2>\n<h4 id="h-deep">')


def test_an_author_cannot_take_the_id_of_something_on_the_page() -> None:
    assert 'id="search"' not in to_html('<h2 id="search">x</h2>')


def test_the_outline_names_the_sections_as_the_page_does() -> None:
    markdown = "## Find the **M-Pesa** code\n\n### Not this\n\n## Find the M-Pesa code"
    assert render.outline(markdown) == (
        ("h-find-the-m-pesa-code", "Find the M-Pesa code"),
        ("h-find-the-m-pesa-code-2", "Find the M-Pesa code"),
    )
    assert all(f'id="{anchor}"' in to_html(markdown) for anchor, _ in render.outline(markdown))


def test_the_outline_says_the_words_of_a_heading_without_its_marks() -> None:
    assert [words for _, words in render.outline("## Tap **A & B**")] == ["Tap A & B"]


@pytest.mark.parametrize(
    ("label", "kind", "icon"),
    [("Tip", "tip ok", "info"), ("Kidokezo", "tip ok", "info"), ("Warning:", "tip", "warn"), ("Onyo.", "tip", "warn")],
)
def test_a_quotation_that_begins_with_a_label_is_a_tip(label: str, kind: str, icon: str) -> None:
    html = to_html(f"> **{label}** Do not pay *twice*.\n>\n> Never.\n\nafter")
    assert f'<div class="{kind}"><svg class="i" aria-hidden="true"><use href="#{icon}"/></svg><div><p><strong>' in html
    assert f"<strong>{label.strip('.:')}.</strong> Do not pay <em>twice</em>." in html
    assert "<p>Never.</p>\n</div></div><p>after</p>" in html


def test_any_other_quotation_stays_one() -> None:
    assert "<blockquote>" in to_html("> A **Tip** inside")
    assert "<blockquote>" in to_html("> **Customer** said")


def test_the_short_answer_is_marked() -> None:
    assert to_html("**Short answer.** Wait.").startswith('<p class="short"><strong>Short answer.</strong> Wait.')
    assert to_html("**Jibu fupi.** Subiri.").startswith('<p class="short">')


def test_a_bare_slug_leads_to_that_article_and_other_sites_are_marked() -> None:
    html = to_html("[a](sell-on-credit) [b](https://example.org/x) [c](/en/) [d](//x.org) [e](mailto:a@b.example)")
    assert '<a href="../sell-on-credit/">a</a>' in html
    assert '<a rel="noopener noreferrer" href="https://example.org/x">b</a>' in html
    assert '<a href="/en/">c</a>' in html
    assert '<a rel="noopener noreferrer" href="//x.org">d</a>' in html
    assert '<a href="mailto:a@b.example">e</a>' in html


def test_tables_scroll_by_themselves_and_carry_no_style() -> None:
    html = to_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<div class="scroll" tabindex="0"><table>' in html
    assert "</table></div>" in html
    assert "style" not in html


def test_mpesa_is_not_broken_across_lines() -> None:
    assert to_html("M-Pesa & till") == '<p><span class="nb">M-Pesa</span> &amp; till</p>\n'


def test_plain_text_has_no_headings_labels_markup_or_comments() -> None:
    markdown = (
        "## Find\n\n**Short answer.** Wait *two* minutes.\n\n1. Open <!-- check --> Sales\n\n> **Tip** Now & then"
    )
    assert render.plain(markdown) == "Wait two minutes. Open Sales Now & then"
    assert render.headings(markdown) == "Find"


def test_reading_takes_at_least_a_minute() -> None:
    assert render.reading_minutes("short") == 1
    assert render.reading_minutes("word " * 540) == 3


@pytest.mark.parametrize("markdown", ["", "\0", "> ", ">", "# ", "[", "|", "<", "```", "> **Tip**", "&#0;", "\ud800"])
def test_no_text_raises(markdown: str) -> None:
    to_html(markdown)
    render.outline(markdown)
    render.plain(markdown)
