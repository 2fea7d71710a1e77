"""What a phone may keep: what the pack lists, what changes its marks, and that nothing of a visitor is in it."""

import gzip
import json

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Article, Audience

SYSTEM = Actor.system()


def pack_of(phone, slug="payments"):
    return {each["title"]: each for each in json.loads(phone.get(f"/en/offline/pack/{slug}/").content)["articles"]}


def write(article, **changes):
    facts = {"slug": article.slug, "title": article.title, "topic": article.topic, "body": article.body}
    actions.put_article(actor=SYSTEM, language="en", **facts | changes)
    actions.publish_article(actor=SYSTEM, article=Article.objects.get(pk=article.pk))


def test_a_topic_is_offered_with_its_articles_and_what_they_cost(phone, answers):
    page = phone.get("/en/offline/").content.decode()
    assert 'name="topic" value="payments"' in page
    assert "2 articles · about" in page
    assert "of your bundle, once" in page


def test_the_pack_names_every_public_article_of_the_topic(phone, answers):
    pack = pack_of(phone)
    assert set(pack) == {"M-Pesa payment not showing", "Refund a sale"}
    assert pack["Refund a sale"]["url"] == "/en/articles/refund/"


def test_a_change_gives_that_article_another_mark_and_no_other(phone, answers):
    before = pack_of(phone)
    write(answers["alone"], body="Open the sale. Tap Refund.")
    after = pack_of(phone)
    assert after["Refund a sale"]["mark"] != before["Refund a sale"]["mark"]
    assert after["M-Pesa payment not showing"] == before["M-Pesa payment not showing"]


def test_an_article_that_is_not_for_everybody_is_in_no_pack(phone, answers):
    Article.objects.filter(pk=answers["alone"].pk).update(audience=Audience.STAFF)
    assert "Refund a sale" not in pack_of(phone)


def test_an_article_taken_back_leaves_the_pack(phone, answers):
    actions.unpublish_article(actor=SYSTEM, article=answers["alone"])
    assert "Refund a sale" not in pack_of(phone)


def test_the_size_said_is_near_what_comes(phone, answers):
    for each in pack_of(phone).values():
        real = len(gzip.compress(phone.get(each["url"]).content, 6))
        assert 0.6 <= each["size"] / real <= 1.6


@pytest.mark.parametrize("slug", ["unknown", "x" * 300])
def test_a_topic_that_does_not_exist_has_no_pack(phone, answers, slug):
    assert phone.get(f"/en/offline/pack/{slug}/").status_code == 404


def test_a_pack_and_its_page_hold_nothing_of_their_visitor(phone, sign_in, mama_njeri, answers):
    for path in ("/en/offline/", "/en/offline/none/", "/en/offline/pack/payments/", "/en/app.webmanifest"):
        hers = sign_in(mama_njeri).get(path)
        assert hers.content == phone.get(path).content
        assert not hers.cookies


def test_the_home_screen_gets_name_colours_and_icon(phone):
    answer = phone.get("/sw/app.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    said = json.loads(answer.content)
    assert said["name"] == "Msaada wa DukaSystem"
    assert said["start_url"] == said["scope"] == "/sw/"
    assert said["theme_color"].startswith("#")
    assert phone.get(said["icons"][0]["src"]).status_code == 200


def test_the_service_worker_is_asked_for_anew_each_time(phone):
    answer = phone.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert b'addEventListener("fetch"' in answer.content
