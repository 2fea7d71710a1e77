import pytest


def test_a_topic_lists_its_articles_and_leads_to_its_other_language(phone, answers):
    page = phone.get("/en/topics/payments/").content.decode()
    assert "Refund a sale" in page
    assert 'href="/sw/topics/malipo/"' in page


@pytest.mark.parametrize("slug", ["nothing", "malipo", "PAYMENTS"])
def test_an_unknown_topic_and_one_of_the_other_language_are_missing(phone, answers, slug):
    assert phone.get(f"/en/topics/{slug}/").status_code == 404


def test_a_topic_takes_no_post(phone, answers):
    assert phone.post("/en/topics/payments/").status_code == 405


def test_a_topic_whose_icon_nobody_drew_still_shows(phone, answers):
    type(answers["en"].topic).objects.update(icon="unicorn")
    assert phone.get("/en/topics/payments/").status_code == 200
    assert phone.get("/en/").status_code == 200


def test_a_topic_shows_the_topics_in_it_in_order_with_the_way_back(phone, answers):
    from helpcentre.base.core.actor import Actor
    from helpcentre.domain.knowledge import actions

    actor, payments = Actor.system(), answers["en"].topic
    for place, key in enumerate(("tills", "codes")):
        inner = actions.put_topic(
            actor=actor, key=key, language="en", slug=key, title=key.title(), parent=payments, position=place
        ).row
        saved = actions.put_article(
            actor=actor, language="en", slug=f"on-{key}", topic=inner, title=f"On {key}", body="x"
        )
        actions.publish_article(actor=actor, article=saved.row)
    page = phone.get("/en/topics/payments/").content.decode()
    assert 0 < page.index("Refund a sale") < page.index("On tills") < page.index("On codes")
    inner_page = phone.get("/en/topics/tills/").content.decode()
    assert 'href="/en/topics/payments/"' in inner_page
    way = phone.get("/en/articles/on-tills/").content.decode()
    assert way.index('href="/en/topics/payments/"') < way.index('href="/en/topics/tills/"')
    assert ">Tills<" not in phone.get("/en/").content.decode()


def test_an_empty_topic_says_so_and_leads_on(phone, answers):
    from helpcentre.domain.knowledge.models import Article

    Article.objects.update(live=False)
    page = phone.get("/en/topics/payments/").content.decode()
    assert "Nothing stands here yet" in page
    assert "/en/tickets/new/" in page
    assert "No answers are written down yet" in phone.get("/en/").content.decode()
