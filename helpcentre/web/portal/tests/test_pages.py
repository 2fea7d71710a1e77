"""What holds for every page a visitor can open without signing in."""

import gzip
import re

import pytest

from helpcentre.base.ui import assets

PAGES = [
    "",
    "topics/payments/",
    "articles/mpesa-not-showing/",
    "search/?q=payment",
    "tickets/new/",
    "tickets/",
    "contact/",
    "offline/",
    "offline/none/",
    "preferences/",
    "privacy/",
    "privacy/promises/",
    "privacy/cookies/",
]
SWAHILI = {"topics/payments/": "topics/malipo/", "articles/mpesa-not-showing/": "articles/mpesa-haionekani/"}
CSS = len(gzip.compress(assets.all_assets()["portal.css"].content, 6))


@pytest.fixture(params=[f"/{code}/{page}" for code in ("en", "sw") for page in PAGES])
def page(request, phone, answers):
    path = request.param
    if path.startswith("/sw/"):
        path = "/sw/" + SWAHILI.get(path[4:], path[4:])
    answer = phone.get(path)
    assert answer.status_code == 200, path
    return answer.content


def test_a_page_fits_into_one_flight(page):
    assert len(gzip.compress(page, 6)) <= 14_000
    assert len(gzip.compress(page, 6)) + CSS <= 25_000


def test_a_page_holds_no_inline_script_or_style(page):
    text = page.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?! type=\"application/ld\+json\">)", text)  # data runs nowhere
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)


def test_a_page_asks_nobody_else_for_anything(page):
    fetched = re.sub(r'<link rel="(?:canonical|alternate)"[^>]*>', "", page.decode())
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', fetched)


def test_a_page_loads_at_most_six_things(page):
    assert len(re.findall(r'<script|<link rel="stylesheet|<link rel="icon|<img', page.decode())) + 1 <= 6


def test_every_icon_shown_is_in_the_page(page):
    text = page.decode()
    assert set(re.findall(r'<use href="#(\w+)"', text)) <= set(re.findall(r'<symbol id="(\w+)"', text))


def test_every_id_is_there_once_and_every_label_has_its_field(page):
    text = page.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label[^>]*\sfor="([^"]+)"', text)) <= set(ids)


@pytest.mark.parametrize(
    "path", ["/en/", "/en/topics/payments/", "/en/articles/refund/", "/en/contact/", "/en/privacy/"]
)
def test_a_shared_page_holds_nothing_of_its_visitor(sign_in, mama_njeri, answers, phone, path):
    hers = sign_in(mama_njeri).get(path)
    assert hers.content == phone.get(path).content
    assert b"csrf" not in hers.content
    assert "Set-Cookie" not in hers.headers
