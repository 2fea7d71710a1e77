"""What search engines and messengers are told."""

import json
import re
from xml.etree import ElementTree

import pytest

from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.web.portal.seo import sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "http://localhost:8000"


def addresses(answer):
    assert answer.status_code == 200
    return {entry.findtext(MAP + "loc"): entry for entry in ElementTree.fromstring(answer.content)}


def test_the_sitemap_names_every_public_page_with_its_translation(phone, answers):
    found = addresses(phone.get("/sitemap.xml"))
    for path in ("/en/", "/sw/contact/", "/en/topics/payments/", "/sw/articles/mpesa-haionekani/"):
        assert SITE + path in found
    pair = {
        link.get("hreflang"): link.get("href") for link in found[SITE + "/en/articles/mpesa-not-showing/"].iter(LINK)
    }
    assert pair == {
        "en": SITE + "/en/articles/mpesa-not-showing/",
        "sw": SITE + "/sw/articles/mpesa-haionekani/",
    }
    assert not list(found[SITE + "/en/articles/refund/"].iter(LINK))
    assert found[SITE + "/en/articles/refund/"].findtext(MAP + "lastmod")


def test_what_is_not_for_everybody_is_not_on_it(phone, answers):
    Article.objects.filter(pk=answers["alone"].pk).update(audience=Audience.SIGNED_IN)
    Article.objects.filter(pk=answers["sw"].pk).update(live=False)
    found = addresses(phone.get("/sitemap.xml"))
    assert SITE + "/en/articles/refund/" not in found
    assert SITE + "/sw/articles/mpesa-haionekani/" not in found


def test_a_large_house_has_a_sitemap_in_parts(phone, answers, monkeypatch):
    monkeypatch.setattr(sitemap, "PER_PART", 3)
    parts = [address.removeprefix(SITE) for address in addresses(phone.get("/sitemap.xml"))]
    assert parts == ["/sitemaps/1.xml", "/sitemaps/2.xml", "/sitemaps/3.xml"]
    every = [address for part in parts for address in addresses(phone.get(part))]
    assert len(every) == len(set(every)) == 15


@pytest.mark.parametrize("number", [0, 2, 999_999])
def test_a_part_that_is_not_there_is_missing(phone, answers, number):
    assert phone.get(f"/sitemaps/{number}.xml").status_code == 404


def test_robots_are_shown_the_sitemap_and_asked_to_leave_people_alone(phone):
    told = phone.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in told
    for path in ("/desk/", "/cms/", "/*/t/", "/*/tickets/"):
        assert f"Disallow: {path}\n" in told


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_what_is_kept_carries_no_visitors_language(phone, path):
    answers = [phone.get(path, headers={"accept-language": code}) for code in ("sw", "en")]
    assert {answer.headers["Content-Language"] for answer in answers} == {"en, sw"}
    assert answers[0].content == answers[1].content


def head(phone, path):
    return phone.get(path).content.decode().partition("</head>")[0]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/en/", "/sw/"),
        ("/en/contact/", "/sw/contact/"),
        ("/en/topics/payments/", "/sw/topics/malipo/"),
        ("/en/articles/mpesa-not-showing/", "/sw/articles/mpesa-haionekani/"),
    ],
)
def test_a_page_names_its_one_address_and_its_translation(phone, answers, path, other):
    for here in (path, other):
        told = head(phone, here)
        assert f'<link rel="canonical" href="{SITE}{here}">' in told
        assert f'<link rel="alternate" hreflang="en" href="{SITE}{path}">' in told
        assert f'<link rel="alternate" hreflang="sw" href="{SITE}{other}">' in told


def test_a_page_in_one_language_names_no_other(phone, answers):
    assert "hreflang" not in head(phone, "/en/articles/refund/")


def test_a_link_sent_to_a_friend_shows_title_words_and_picture(phone, answers):
    told = head(phone, "/en/articles/mpesa-not-showing/")
    assert '<meta property="og:title" content="M-Pesa payment not showing">' in told
    assert '<meta property="og:description" content="Wait two minutes, then check again.">' in told
    picture = re.search(r'og:image" content="http://localhost:8000(/static/[^"]+preview\.png)"', told)[1]
    answer = phone.get(picture)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert len(answer.content) < 20_000


def test_search_engines_read_article_and_way_as_data(phone, answers):
    Article.objects.filter(pk=answers["alone"].pk).update(title="</script><script>alert(1)</script>&")
    page = head(phone, "/en/articles/refund/")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    about, way = data["@graph"]
    assert (about["@type"], about["headline"]) == ("Article", "</script><script>alert(1)</script>&")
    assert about["mainEntityOfPage"] == SITE + "/en/articles/refund/"
    assert [step["name"] for step in way["itemListElement"]][:2] == ["DukaSystem Help", "Payments and M-Pesa"]
    assert "alert(1)</script>" not in page.split("ld+json")[1].split("</script>")[0]


@pytest.mark.parametrize("path", ["/en/search/?q=pesa", "/en/preferences/"])
def test_what_is_no_answer_is_not_listed(phone, answers, path):
    assert '<meta name="robots" content="noindex">' in head(phone, path)
