"""Pages that are the same for everybody, until something happens."""

import asyncio
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.front import marks
from helpcentre.base.front.pages import PerVisitorError, public_page
from helpcentre.base.front.tests.visitor import Django, ask, front, get
from helpcentre.base.live.topics import Seen

PUBLISHED = EventKind("article.published", "article")
MOVED = EventKind("topic.moved", "topic")
PACKED = {"accept-encoding": "gzip, deflate, br"}


def page(view: Callable[[HttpRequest], HttpResponse], *kinds: EventKind) -> Any:
    """A WSGI application of one view behind ``public_page``, counting how often the view ran."""
    shown = public_page(*(kinds or (PUBLISHED,)))(view)

    def application(environ, start_response):
        application.times += 1
        factory = RequestFactory()
        environ["SERVER_NAME"] = "localhost"
        request = factory.get("/").__class__(environ)
        request.resolver_match = None
        response = shown(request)
        start_response(f"{response.status_code} Words", [*response.items()])
        return [response.content]

    application.times = 0
    return application


def themed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p>{request.COOKIES.get('theme', 'plain')}</p>")


def test_the_second_visitor_gets_the_same_bytes_without_django() -> None:
    django = page(themed)
    door = front(django)
    first, second = get(door, headers=PACKED), get(door, headers={**PACKED, "cookie": "session=baraka"})
    assert django.times == 1
    assert first.body == second.body
    assert brotli.decompress(second.body) == b"<p>plain</p>"
    assert second["cache-control"] == "public, max-age=0, must-revalidate"
    assert second["vary"] == "Accept-Encoding, Cookie"
    assert "x-front-cache" not in dict(first.headers)


def test_each_encoding_has_its_own_tag_and_the_plain_page_is_there_too() -> None:
    door = front(page(themed))
    answers = [get(door, headers={"accept-encoding": each}) for each in ("br", "gzip", "", "br;q=0, identity")]
    assert [answer["content-encoding"] for answer in answers] == ["br", "gzip", None, None]
    assert len({answer["etag"] for answer in answers}) == 3
    assert answers[2].text == "<p>plain</p>"
    assert all(int(answer["content-length"] or 0) == len(answer.body) for answer in answers)


def test_who_has_the_page_already_gets_304() -> None:
    door = front(page(themed))
    tag = get(door, headers=PACKED)["etag"] or ""
    for said in (tag, f'W/{tag}, "other"', "*"):
        answer = get(door, headers={**PACKED, "if-none-match": said})
        assert (answer.status, answer.body, answer["etag"]) == (304, b"", tag)
    assert get(door, headers={**PACKED, "if-none-match": '"other"'}).status == 200


def test_head_and_range_get_what_get_would() -> None:
    door = front(page(themed))
    whole = get(door, headers=PACKED)
    head = get(door, method="HEAD", headers=PACKED)
    assert (head.status, head["etag"]) == (200, whole["etag"])
    assert get(door, headers={**PACKED, "range": "bytes=0-3"}).body == whole.body


def test_the_choices_of_a_visitor_are_part_of_the_key_and_nothing_else_is() -> None:
    django = page(themed)
    door = front(django)
    assert get(door, headers={"cookie": "theme=dark"}).text == "<p>dark</p>"
    assert get(door, headers={"cookie": "theme=light; session=x"}).text == "<p>light</p>"
    assert get(door, headers={"cookie": "session=y; theme=dark; data_saver=no"}).text == "<p>dark</p>"
    assert get(door, headers={"cookie": "theme=<script>; xtheme=dark"}).text == "<p>plain</p>"
    assert django.times == 3


def test_cookies_that_contradict_each_other_poison_nobody() -> None:
    door = front(page(themed))
    get(door, headers={"cookie": "theme=light; theme=dark"})
    get(door, headers={"cookie": "theme=dark; theme=light"})
    assert get(door, headers={"cookie": "theme=light"}).text == "<p>light</p>"
    assert get(door, headers={"cookie": "theme=dark"}).text == "<p>dark</p>"


def test_the_page_knows_no_visitor() -> None:
    seen: list[HttpRequest] = []

    def nosy(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse(request.build_absolute_uri())

    answer = get(
        front(page(nosy)),
        headers={"host": "evil.example", "cookie": "session=1; theme=dark", "referer": "x", "authorization": "y"},
    )
    request = seen[0]
    assert request.COOKIES == {"theme": "dark"}
    assert {name for name in request.META if name.startswith("HTTP_")} == {"HTTP_HOST", "HTTP_COOKIE"}
    assert answer.text == "http://localhost:8000/en/"
    for name in ("session", "user"):
        with pytest.raises(AttributeError):
            getattr(request, name)
    with pytest.raises(PerVisitorError):
        get_token(request)


def test_an_address_with_a_question_is_made_anew_each_time() -> None:
    django = page(themed)
    door = front(django)
    get(door, "/en/?utm=1")
    get(door, "/en/?utm=1")
    assert django.times == 2
    assert len(door.cache) == 0


def good_mark(path: str = "/en/") -> str:
    """Made while the test runs: a mark is good for a minute only."""
    return marks.Mark(path, ("", ""), frozenset()).sign()


def asked_twice(django: Django) -> int:
    """How often Django was asked when a page was wanted twice."""
    door = front(django)
    get(door)
    get(door)
    return len(django.asked)


def test_what_is_rightly_marked_is_kept() -> None:
    assert asked_twice(Django(X_Front_Cache=good_mark())) == 1


@pytest.mark.parametrize(
    "headers", [{"Set_Cookie": "session=njeri"}, {"Content_Security_Policy": "script-src 'nonce-abc'"}]
)
def test_a_marked_page_that_differs_between_visitors_is_not_kept(headers) -> None:
    assert asked_twice(Django(X_Front_Cache=good_mark(), **headers)) == 2


@pytest.mark.parametrize("mark", ["forged", "immutable", ""])
def test_a_mark_that_is_none_of_ours_keeps_nothing(mark) -> None:
    assert asked_twice(Django(X_Front_Cache=mark)) == 2


def test_the_mark_of_another_page_or_of_long_ago_keeps_nothing() -> None:
    assert asked_twice(Django(X_Front_Cache=good_mark("/sw/"))) == 2
    with time_machine.travel("2020-01-01"):
        old = good_mark()
    assert asked_twice(Django(X_Front_Cache=old)) == 2


def test_a_page_without_mark_is_not_kept() -> None:
    assert asked_twice(Django()) == 2


@pytest.mark.parametrize("status", [301, 404, 500])
def test_only_a_good_answer_is_kept(status) -> None:
    assert asked_twice(Django(status=status, X_Front_Cache=good_mark())) == 2


def test_a_post_is_never_kept() -> None:
    django = Django(X_Front_Cache=good_mark())
    door = front(django)
    get(door, method="POST", headers={"content-length": "0"}, pieces=[b""])
    assert len(door.cache) == 0
    assert public_page(PUBLISHED)(themed)(RequestFactory().post("/en/")).status_code == 405


def test_an_event_of_its_kind_drops_a_page_and_others_do_not() -> None:
    django = page(themed, PUBLISHED)
    door = front(django)
    get(door)
    door._on_events([Seen(1, MOVED.name, "topic", 1)])
    get(door)
    assert django.times == 1
    door._on_events([Seen(2, PUBLISHED.name, "article", 1)])
    get(door)
    assert django.times == 2


def test_a_page_rendered_while_its_event_happened_is_not_kept() -> None:
    async def happen_meanwhile() -> int:
        loop = asyncio.get_running_loop()

        def slow(request: HttpRequest) -> HttpResponse:
            event = Seen(1, PUBLISHED.name, "article", 1)
            asyncio.run_coroutine_threadsafe(happens(event), loop).result(2)
            return HttpResponse("before")

        async def happens(event: Seen) -> None:
            door._on_events([event])

        door = front(page(slow))
        assert (await ask(door)).text == "before"
        return len(door.cache)

    assert asyncio.run(happen_meanwhile()) == 0


def test_without_news_of_events_nothing_is_kept() -> None:
    django = page(themed)
    door = front(django)
    get(door)
    door.cache.switch(False)
    get(door)
    get(door)
    assert django.times == 3
    door.cache.switch(True)
    get(door)
    get(door)
    assert django.times == 4


def test_a_bundle_is_kept_for_ever_below_static_only() -> None:
    django = Django(b"body{}", Cache_Control="public, max-age=31536000, immutable", X_Front_Cache="immutable")
    django.headers["Content-Type"] = "text/css"
    door = front(django)
    for path in ("/static/ab12/portal.css", "/desk/tickets/"):
        get(door, path, headers=PACKED)
        get(door, path, headers={**PACKED, "cookie": "theme=dark"})
    assert [asked["PATH_INFO"] for asked in django.asked].count("/static/ab12/portal.css") == 1
    assert len(django.asked) == 3
    kept = get(door, "/static/ab12/portal.css", headers=PACKED)
    assert kept["cache-control"] == "public, max-age=31536000, immutable"
    assert kept["vary"] == "Accept-Encoding"


def test_plain_http_gets_no_kept_page_where_https_is_demanded(settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.TRUSTED_PROXIES = 1
    django = page(themed)
    door = front(django)
    secure = {"x-forwarded-proto": "https"}
    get(door, headers=secure)
    get(door, headers=secure)
    assert django.times == 1
    get(door)
    get(door, headers={"x-forwarded-proto": "http"})
    assert django.times == 3


def test_an_escaped_spelling_of_an_address_is_not_kept_beside_it() -> None:
    door = front(page(themed))
    get(door, "/en/article%73/")
    assert len(door.cache) == 0
