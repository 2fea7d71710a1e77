import re

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import unpublish_article


def test_an_article_shows_its_steps_and_its_other_language(phone, answers):
    page = phone.get("/en/articles/mpesa-not-showing/").content.decode()
    assert '<ol class="steps">' in page
    assert 'href="/sw/articles/mpesa-haionekani/"' in page
    assert "Short answer." in page


def test_an_article_in_one_language_says_that_the_other_is_missing(phone, answers):
    page = phone.get("/en/articles/refund/").content.decode()
    assert "Soma kwa Kiswahili" not in page
    assert "Not yet in Kiswahili" in page
    there = phone.get("/sw/articles/refund/")
    assert there.status_code == 404
    assert "Kwa sasa hii ipo kwa English tu" in there.content.decode()
    assert 'href="/en/articles/refund/"' in there.content.decode()


def test_asking_about_an_article_carries_it_to_the_form(phone, answers):
    page = phone.get("/en/articles/refund/").content.decode()
    assert "/en/tickets/new/?article=refund" in page
    form = phone.get("/en/tickets/new/?article=refund").content.decode()
    assert 'value="Refund a sale"' in form
    assert 'name="article" value="refund"' in form


def test_a_withdrawn_article_is_missing(phone, answers):
    unpublish_article(actor=Actor.system(), article=answers["alone"])
    assert phone.get("/en/articles/refund/").status_code == 404


def test_the_other_languages_address_leads_to_the_article_in_this_one(phone, answers):
    answer = phone.get("/en/articles/mpesa-haionekani/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/articles/mpesa-not-showing/")


@pytest.mark.parametrize("slug", ["nothing", "x" * 300, "a-b-c"])
@pytest.mark.parametrize("code", ["en", "sw"])
def test_an_article_that_never_was_is_missing(phone, answers, code, slug):
    assert phone.get(f"/{code}/articles/{slug}/").status_code == 404


def test_a_former_address_leads_to_the_present_one_in_either_language(phone, answers):
    for code, slug, other in (("en", "mpesa-not-showing", "sw"), ("sw", "mpesa-haionekani", "en")):
        rename(answers[code], f"{slug}-now")
        answer = phone.get(f"/{code}/articles/{slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{code}/articles/{slug}-now/")
        assert phone.get(f"/{other}/articles/{slug}/").headers["Location"].startswith(f"/{other}/articles/")
    assert phone.get("/en/articles/mpesa-not-showing-now/").status_code == 200


def rename(article, slug):
    article.refresh_from_db()
    article.slug = slug
    article.publish(article.save_revision())


def test_an_article_leads_on_in_its_topic_and_the_last_one_does_not(phone, answers):
    assert (
        '<span class="meta">Next</span> Refund a sale' in phone.get("/en/articles/mpesa-not-showing/").content.decode()
    )
    assert '<span class="meta">Next</span>' not in phone.get("/en/articles/refund/").content.decode()


def test_sharing_is_a_link_that_carries_title_and_address_and_asks_nobody_before_the_tap(phone, answers):
    page = phone.get("/en/articles/refund/").content.decode()
    wanted = "https://wa.me/?text=Refund%20a%20sale%20http%3A%2F%2Flocalhost%3A8000%2Fen%2Farticles%2Frefund%2F"
    assert re.search(rf'<a class="out[^>]*href="{re.escape(wanted)}" rel="noopener noreferrer"', page)
    assert page.count("wa.me") == 1


def test_every_heading_can_be_linked_to_without_a_script(phone, answers):
    page = phone.get("/en/articles/mpesa-not-showing/").content.decode()
    for anchor in re.findall(r'<h2 id="(h-[^"]+)"', page):
        assert f'<a class="here" href="#{anchor}"' in page


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"countries": "KE, TZ"}, "Only for Kenya or Tanzania"),
        ({"countries": "xx"}, "Only for XX"),
        ({"apps": "android"}, "Only for the Android app"),
        ({"plans": "free,business"}, "Only for the free plan or the Business plan"),
        ({"apps": "<b>x"}, "Only for &lt;b&gt;x"),
    ],
)
def test_whom_an_article_is_for_stands_in_plain_words(phone, answers, facts, words):
    type(answers["alone"]).objects.filter(pk=answers["alone"].pk).update(**facts)
    assert words in phone.get("/en/articles/refund/").content.decode()


def test_an_article_for_everybody_names_nobody(phone, answers):
    assert "Only for" not in phone.get("/en/articles/refund/").content.decode()


def test_a_long_article_has_a_table_of_contents_and_a_short_one_has_none(phone, answers):
    assert "On this page" in phone.get("/en/articles/mpesa-not-showing/").content.decode()
    assert "On this page" not in phone.get("/en/articles/refund/").content.decode()


def test_an_uncached_article_costs_few_queries(phone, answers, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        phone.get("/en/articles/mpesa-not-showing/")
