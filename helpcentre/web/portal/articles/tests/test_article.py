from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import unpublish_article


def test_an_article_shows_its_steps_and_its_other_language(phone, answers):
    page = phone.get("/en/articles/mpesa-not-showing/").content.decode()
    assert '<ol class="steps">' in page
    assert 'href="/sw/articles/mpesa-haionekani/"' in page
    assert "Short answer." in page


def test_an_article_in_one_language_offers_the_home_page_of_the_other(phone, answers):
    page = phone.get("/en/articles/refund/").content.decode()
    assert "Soma kwa Kiswahili" not in page


def test_asking_about_an_article_carries_it_to_the_form(phone, answers):
    page = phone.get("/en/articles/refund/").content.decode()
    assert "/en/tickets/new/?article=refund" in page
    form = phone.get("/en/tickets/new/?article=refund").content.decode()
    assert 'value="Refund a sale"' in form
    assert 'name="article" value="refund"' in form


def test_a_withdrawn_article_is_missing(phone, answers):
    unpublish_article(actor=Actor.system(), article=answers["alone"])
    assert phone.get("/en/articles/refund/").status_code == 404


def test_an_article_in_the_other_language_is_missing_at_this_address(phone, answers):
    assert phone.get("/en/articles/mpesa-haionekani/").status_code == 404


def test_a_long_article_has_a_table_of_contents_and_a_short_one_has_none(phone, answers):
    assert "On this page" in phone.get("/en/articles/mpesa-not-showing/").content.decode()
    assert "On this page" not in phone.get("/en/articles/refund/").content.decode()


def test_an_uncached_article_costs_few_queries(phone, answers, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        phone.get("/en/articles/mpesa-not-showing/")
