"""What an agent tries who may write and not publish, and texts made to keep the server busy."""

from datetime import timedelta
from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.markup.cleaning import Cleaned, cleaned
from helpcentre.domain.knowledge.models import Announcement, Article
from helpcentre.domain.knowledge.picture_sizes import PictureSize, PictureSizes
from helpcentre.domain.knowledge.render import outside_links, to_html
from helpcentre.domain.knowledge.surroundings import Surroundings, around
from helpcentre.domain.knowledge.tests.cast import article
from helpcentre.web.cms.tests.editor import edit, form_of, save

pytestmark = pytest.mark.django_db


def test_an_agent_publishes_schedules_takes_back_and_deletes_by_no_route(browser_of: Any, asha: Any) -> None:
    live, agent = article("find-a-receipt"), browser_of(asha)
    root = "/cms/snippets/knowledge/article"
    save(agent, live, "publish", title="Pay to 0712", go_live_at="2026-01-01 10:00", expire_at="2026-01-02 10:00")
    first = live.revisions.order_by("pk").first().pk
    for path in (
        f"{root}/unpublish/{live.pk}/",
        f"{root}/delete/{live.pk}/",
        f"{root}/history/{live.pk}/revisions/{first}/unschedule/",
        f"{root}/history/{live.pk}/revisions/{first}/revert/",
        f"{root}/lock/{live.pk}/",
        f"/cms/bulk/knowledge/article/delete/?id={live.pk}",
    ):
        agent.post(path, {"action-publish": "y"})
    agent.post(edit(live), form_of(live, title="Pay") | {"revision": str(first), "action-publish": "y"})
    there = Article.objects.get()
    assert (there.title, there.live, there.expire_at, there.locked) == (live.title, True, None, False)


def test_what_was_published_is_not_rewritten_under_its_number(browser_of: Any, asha: Any) -> None:
    live = article("find-a-receipt")
    save(browser_of(asha), live, title="Find any receipt")
    read = live.latest_revision
    read.publish(skip_permission_checks=True)
    live.refresh_from_db()
    save(browser_of(asha), live, title="Pay to 0712", overwrite_revision_id=str(read.pk))
    read.refresh_from_db()
    assert read.content["title"] == "Find any receipt"


def test_what_waits_for_its_day_is_not_taken_back_by_a_tab_that_saves_itself(browser_of: Any, aisha: Any) -> None:
    later = clock.now() + timedelta(days=2)
    row = Announcement(language="en", title="New reports", live=False, go_live_at=later)
    row.save()
    waiting = row.save_revision(user=aisha)
    waiting.publish(user=aisha)
    sent = {"language": "en", "kind": "news", "title": "Other", "body": "", "go_live_at": "", "expire_at": ""}
    address = f"/cms/snippets/knowledge/announcement/edit/{row.pk}/"
    browser_of(aisha).post(address, sent | {"same_as": "", "overwrite_revision_id": str(waiting.pk)})
    waiting.refresh_from_db()
    assert (waiting.approved_go_live_at, waiting.content["title"]) == (later, "New reports")


def test_a_text_without_end_is_refused_with_a_reason(browser_of: Any, aisha: Any) -> None:
    live = article("find-a-receipt")
    answer = save(browser_of(aisha), live, body="[" * 300_000)
    assert "100" in answer.content.decode()
    assert Article.objects.get().latest_revision_id == live.latest_revision_id


def test_tags_without_end_are_read_once() -> None:
    """Read once for each of them it would take minutes, in which the server answers nobody."""
    assert cleaned("<b>" + "<script" * 150_000) == Cleaned("<b>" + "<script" * 150_000, ())
    assert cleaned("So <script>alert(1)").text == "So "
    assert cleaned("So <script>alert(1) <b").text == "So "


def test_headings_of_one_name_are_told_apart_however_many_there_are() -> None:
    found = tokens.article("# a 2\n" + "# a\n" * 20_000, {}, {})
    names = [str(each.attrs["id"]) for each in found if each.type == "heading_open"]
    assert names[:4] == ["h-a-2", "h-a", "h-a-3", "h-a-4"]
    assert len(set(names)) == 20_001


@pytest.mark.parametrize("saves_data", [False, True])
def test_a_picture_named_inside_an_attribute_does_not_end_it(saves_data: bool) -> None:
    """It is put in after the cleaning, so its quotation marks must not stand between others."""
    picture = PictureSizes(1, "A cable", (PictureSize(320, 200, "abc", 9_000),))
    page = Surroundings("en", pictures=(picture,), saves_data=saves_data)
    for opened in ('<a title="', '<td colspan="', '<h2 id="h-', '<a href="'):
        html = to_html(f'<div><table><tr>{opened}\n\n![A cable](picture:1)\n\n<p>">words', page)
        assert "/pictures/" not in html
        assert "words" in html


def test_a_link_is_marked_as_leading_away_wherever_its_address_stands() -> None:
    html = to_html('<a title="Offer" href="https://evil.example/">Pay</a>')
    assert 'class="out"' in html
    assert outside_links('<a title="Offer" href="https://evil.example/">Pay</a>') == ["https://evil.example/"]


def test_a_link_in_a_public_text_does_not_tell_where_an_article_of_the_team_went() -> None:
    moved = article("till-floats", audience="staff")
    moved.slug = "how-thieves-are-caught"
    moved.publish(moved.save_revision())
    assert dict(around("See [this](till-floats).", "en").addresses) == {}
