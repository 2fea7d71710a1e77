"""Pictures in answers: room is kept for them, the right size is fetched, and they can wait for a tap."""

import io
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from helpcentre.base.events import log
from helpcentre.base.files.models import StoredFile
from helpcentre.base.files.sanitise import RefusedPictureError
from helpcentre.domain.knowledge import actions, render
from helpcentre.domain.knowledge.actions.saving import Outcome
from helpcentre.domain.knowledge.models import Picture
from helpcentre.domain.knowledge.surroundings import around
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db


def photo(width: int = 900, colour: str = "green") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, width // 2), colour).save(out, "PNG")
    return out.getvalue()


def put(**facts: Any) -> Picture:
    named = {"data": photo(), "title": "cable", "description": "A cable", **facts}
    return actions.put_picture(actor=cast.EDITOR, **named).row


def html(body: str, *, saves_data: bool = False) -> str:
    return render.to_html(body, around(body, "en", saves_data=saves_data))


def test_a_picture_comes_in_the_size_that_fits_and_nothing_moves() -> None:
    picture = put()
    shown = html(f'![The cable goes in "at the back"](picture:{picture.pk})')
    small, middle, wide = picture.renditions.order_by("width")
    assert f'src="/pictures/{middle.file.name}"' in shown
    assert f"/pictures/{small.file.name} 320w, /pictures/{middle.file.name} 640w, " in shown
    assert f"/pictures/{wide.file.name} 900w" in shown
    assert 'width="640" height="320" loading="lazy" decoding="async"' in shown
    assert 'alt="The cable goes in &quot;at the back&quot;"' in shown


def test_whoever_saves_data_gets_a_link_that_says_what_it_weighs() -> None:
    picture = put()
    shown = html(f"![The cable](picture:{picture.pk})", saves_data=True)
    assert "<img" not in shown
    assert "<b>The cable</b> <span>Show the picture (1 kB)</span></a>" in shown
    linked = html(f"[![The cable](picture:{picture.pk})](other)", saves_data=True)
    assert linked.count("<a ") == 1


def test_one_question_to_the_database_however_many_pictures(django_assert_num_queries: Any) -> None:
    body = "\n\n".join(f"![p](picture:{put(data=photo(300 + n)).pk})" for n in range(3))
    with django_assert_num_queries(1):
        around(body, "en")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("![A cable](picture:999999)", "<p>A cable</p>\n"),
        ("![A cable](https://evil.example/x.png)", "<p>A cable</p>\n"),
        ("![A cable](picture:0)", "<p>A cable</p>\n"),
        ("![A cable](picture:99999999999999999999)", "<p>A cable</p>\n"),
        ("![<script>](picture:1x)", "<p>&lt;script&gt;</p>\n"),
    ],
)
def test_a_picture_that_is_not_there_is_its_description(body: str, text: str) -> None:
    assert html(body) == text
    assert len(render.missing_pictures(body, around(body, "en"))) == 1


def test_a_picture_without_words_takes_those_of_the_library_and_is_listed_for_authors() -> None:
    body = f"![](picture:{put().pk}) ![Words](picture:{put().pk})"
    assert 'alt="A cable"' in html(body)
    assert render.missing_pictures(body, around(body, "en")) == [f"picture:{put().pk}"]


def test_words_that_would_break_out_do_not() -> None:
    for words in ('" onerror="alert(1)', "'><script>alert(1)</script>", "picture-0-", "&quot; onload=x"):
        for saves_data in (False, True):
            shown = html(f"[a](b 'picture-0-') ![{words}](picture:{put().pk})", saves_data=saves_data)
            assert "<script" not in shown
            assert 'onerror="' not in shown
            assert shown.count("<img") + shown.count('class="tap"') == 1


def test_the_same_picture_is_kept_once() -> None:
    first = actions.put_picture(actor=cast.EDITOR, data=photo(), title="a", description="A")
    again = actions.put_picture(actor=cast.EDITOR, data=photo(), title="b", description="B")
    assert (first.row, again.outcome) == (again.row, Outcome.UNCHANGED)
    assert StoredFile.objects.count() == 4


def test_what_is_no_picture_is_not_kept() -> None:
    with pytest.raises(RefusedPictureError):
        put(data=b"<svg/>")
    assert not StoredFile.objects.exists()


def test_pages_are_made_anew_when_a_picture_changes_or_goes() -> None:
    picture, before = put(), log.newest_id()
    picture.description = "Another"
    picture.save()
    picture.delete()
    assert [event.kind for event in log.after(before)] == ["picture.changed", "picture.changed"]


def test_the_page_of_an_article_keeps_both_ways_apart(client: Client) -> None:
    cast.article("printer", body=f"![The cable](picture:{put().pk})")
    assert "<img " in client.get("/en/articles/printer/").content.decode()
    client.cookies["data_saver"] = "on"
    saving = client.get("/en/articles/printer/").content.decode()
    assert 'class="tap"' in saving
    assert "tap.js" in saving
    assert "<img " not in saving


def test_the_bytes_may_be_kept_for_ever(client: Client) -> None:
    answer = client.get(f"/pictures/{put().renditions.first().file.name}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "image/webp"
