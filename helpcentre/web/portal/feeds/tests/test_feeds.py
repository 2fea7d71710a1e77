from xml.etree import ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


def read(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_a_feed_tells_what_is_there_in_its_language(phone, answers):
    feed = read(phone.get("/sw/feed/"))
    assert [entry.findtext(ATOM + "title") for entry in feed.iter(ATOM + "entry")] == ["Malipo ya M-Pesa hayaonekani"]
    assert feed.find(ATOM + "entry/" + ATOM + "link").get("href").endswith("/sw/articles/mpesa-haionekani/")
    assert len(list(read(phone.get("/en/feed/")).iter(ATOM + "entry"))) == 2


def test_a_topic_has_a_feed_and_its_page_names_it(phone, answers):
    feed = read(phone.get("/en/topics/payments/feed/"))
    assert feed.findtext(ATOM + "title") == "Payments and M-Pesa"
    assert (
        'type="application/atom+xml" href="/en/topics/payments/feed/"'
        in phone.get("/en/topics/payments/").content.decode()
    )


def test_an_entry_keeps_its_name_when_the_article_moves(phone, answers):
    def name():
        return {e.findtext(ATOM + "id") for e in read(phone.get("/en/feed/")).iter(ATOM + "entry")}

    before = name()
    type(answers["alone"]).objects.filter(pk=answers["alone"].pk).update(slug="give-back")
    assert name() == before
    assert len(before) == 2


def test_signs_that_mean_something_in_xml_are_only_words(phone, answers):
    type(answers["alone"]).objects.filter(pk=answers["alone"].pk).update(title="<script>&\"'", summary="]]>")
    titles = [e.findtext(ATOM + "title") for e in read(phone.get("/en/feed/")).iter(ATOM + "entry")]
    assert "<script>&\"'" in titles


@pytest.mark.parametrize("slug", ["nothing", "malipo"])
def test_the_feed_of_an_unknown_topic_is_missing(phone, answers, slug):
    assert phone.get(f"/en/topics/{slug}/feed/").status_code == 404


def test_an_empty_house_has_an_empty_feed(phone):
    assert list(read(phone.get("/en/feed/")).iter(ATOM + "entry")) == []


def test_a_sign_that_xml_forbids_does_not_take_the_feed_away_from_everybody(phone, answers):
    from helpcentre.domain.knowledge.models import Article, Topic

    Article.objects.filter(pk=answers["sw"].pk).update(title="Malipo\x0b ya M-Pesa", summary="Angalia\x01 tena\ufffe")
    Topic.objects.filter(pk=answers["sw"].topic_id).update(title="Malipo\x02")
    assert "Malipo ya M-Pesa" in [e.findtext(ATOM + "title") for e in read(phone.get("/sw/feed/")).iter(ATOM + "entry")]
    read(phone.get(f"/sw/topics/{answers['sw'].topic.slug}/feed/"))
