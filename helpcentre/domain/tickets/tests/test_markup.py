import pytest

from helpcentre.domain.tickets import markup
from helpcentre.domain.tickets.models import Message


def test_staff_may_use_a_little_markdown():
    html = markup.formatted(
        "Habari **Njeri**,\nfanya hivi:\n\n1. Fungua *Mauzo*\n2. Bonyeza `Tafuta`\n\n- moja\n- mbili"
    )

    assert "<p>Habari <strong>Njeri</strong>,<br" in html
    assert "<ol>" in html and "<li>Fungua <em>Mauzo</em></li>" in html
    assert "<code>Tafuta</code>" in html
    assert "<ul>" in html


def test_a_link_with_a_name_and_an_address_by_itself_open_without_telling_where_from():
    html = markup.formatted(
        "[Rudisha pesa](https://help.example/sw/articles/rudisha/) au https://help.example/a?b=1&c=2"
    )

    assert html.count('rel="nofollow noopener noreferrer"') == 2
    assert '<a href="https://help.example/sw/articles/rudisha/" target="_blank"' in html
    assert ">Rudisha pesa</a>" in html
    assert "b=1&amp;c=2" in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](//evil.example/)",
        '[x](https://a.example/"onmouseover=alert(1))',
        "[<b onclick=alert(1)>](https://a.example)",
        "![x](https://evil.example/p.png)",
        "`<script>`",
        "```\n<script>\n```",
        "# Kichwa",
        "| a | b |\n|---|---|",
    ],
)
def test_nothing_else_is_markup(text):
    html = markup.formatted(text)

    for sign in ("<script", "<img", "<h1", "<table", "<b ", 'href="javascript', 'href="//', 'href="data'):
        assert sign not in html.lower()
    assert "onmouseover=alert" not in html.replace("&quot;", "").replace("%22", "") or 'onmouseover="' not in html


@pytest.mark.parametrize(
    "text", ["*" * 20_000, "[" * 20_000, "- " * 10_000, "`" * 19_999, "> " * 10_000, "😀\u202e\u200f" * 5_000]
)
def test_what_is_meant_to_hang_does_not(text):
    assert markup.formatted(text)


def test_what_a_customer_typed_stays_as_it_was_typed():
    said = Message(side="customer", body="Bei ni 2*3*4\n\n**haraka** <b>")

    assert said.as_html == "<p>Bei ni 2*3*4</p><p>**haraka** &lt;b&gt;</p>"
    assert said.as_text == said.body


def test_a_mail_without_html_reads_well():
    answer = Message(side="team", body="**Fungua** [Rudisha pesa](https://help.example/sw/)")

    assert answer.as_text == "*Fungua* Rudisha pesa: https://help.example/sw/"
