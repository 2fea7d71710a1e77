import re

import pytest

from helpcentre.domain.knowledge import render
from helpcentre.domain.knowledge.render import to_html
from helpcentre.domain.knowledge.surroundings import Surroundings


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
    assert html.startswith('<h2 id="h-search">Search<a')
    assert re.findall(r'<(h\d) id="([\w-]+)">', html) == [("h2", "h-search"), ("h2", "h-search-2"), ("h4", "h-deep")]
    assert re.findall(r'<a class="here" href="#([\w-]+)"', html) == ["h-search", "h-search-2", "h-deep"]


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
    leaving = '<span class="vh"> (another site)</span></a>'
    assert f'<a class="out" rel="noopener noreferrer" href="https://example.org/x">b{leaving}' in html
    assert '<a href="/en/">c</a>' in html
    assert f'<a class="out" rel="noopener noreferrer" href="//x.org">d{leaving}' in html
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


@pytest.mark.parametrize(
    "address", ["HTTPS://example.org", r"/\example.org", r"\\example.org", "https:example.org", "/&#9;/example.org"]
)
def test_another_site_is_marked_however_its_address_is_written(address: str) -> None:
    assert 'class="out"' in to_html(f'<a href="{address}">x</a>')


def test_another_site_is_announced_in_the_language_of_the_article() -> None:
    assert "tovuti nyingine" in to_html("[x](https://example.org)", Surroundings(language="sw"))


def test_keys_and_menu_paths_look_like_keys() -> None:
    assert to_html("Press [[OK]].") == "<p>Press <kbd>OK</kbd>.</p>\n"
    path = '<span class="path"><kbd>Settings</kbd><span> › </span><kbd>Printer &amp; till</kbd></span>'
    assert path in to_html("Open [[Settings > Printer & till]]")
    assert "<b>" not in to_html("[[<b>x</b>]]")


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Open the list [check with product: its name].", "<p>Open the list.</p>\n"),
        ("Open it [Check with product: is it [[Sales]]?] now.", "<p>Open it now.</p>\n"),
        ("Before.\n\n[check with product: all of it]\n\nAfter.", "<p>Before.</p>\n<p>After.</p>\n"),
        ("A [check with product: over\ntwo lines] b", "<p>A b</p>\n"),
    ],
)
def test_readers_see_nothing_of_a_check_mark(markdown: str, shown: str) -> None:
    assert to_html(markdown) == shown
    assert "product" not in render.plain(markdown)
    assert len(render.check_marks(markdown)) == 1


def test_check_marks_are_listed_for_authors_in_order() -> None:
    markdown = "A [check with product: the  name]\n\n- b [check with product: a limit]"
    assert render.check_marks(markdown) == ["the name", "a limit"]


def test_shared_words_stand_where_their_name_stands_alone() -> None:
    around = Surroundings(snippets=(("hours", "We answer **daily**.\n\n- Monday"),))
    markdown = "Before\n\n{{hours}}\n\nNot {{hours}} here\n\n{{unknown}}\n\n1. {{hours}}"
    html = to_html(markdown, around)
    assert html.count("<p>We answer <strong>daily</strong>.</p>") == 2
    assert "Not {{hours}} here" in html
    assert "unknown" not in html
    assert "We answer daily. Monday" in render.plain(markdown, around)


def test_shared_words_do_not_call_for_more_shared_words() -> None:
    assert to_html("{{a}}", Surroundings(snippets=(("a", "Once\n\n{{a}}"),))) == "<p>Once</p>\n"


def test_a_link_to_a_former_address_leads_to_the_present_one() -> None:
    html = to_html("[x](old-name#h-part) [y](stays)", Surroundings(addresses=(("old-name", "new-name"),)))
    assert '<a href="../new-name/#h-part">x</a>' in html
    assert '<a href="../stays/">y</a>' in html


def test_links_are_listed_once_each() -> None:
    markdown = (
        "[a](sell-on-credit) [a](sell-on-credit#x) [b](https://example.org/?a=1&b=2) <https://example.org/?a=1&b=2>"
    )
    assert render.article_links(markdown) == ["sell-on-credit"]
    assert render.outside_links(markdown) == ["https://example.org/?a=1&b=2"]
