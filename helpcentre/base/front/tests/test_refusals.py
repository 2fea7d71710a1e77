"""Requests that nobody should have to work on."""

import asyncio

import pytest

from helpcentre.base.front import bounds
from helpcentre.base.front.tests.visitor import Django, ask, front, get

LONG = {"content-length": str(bounds.BODY + 1)}


@pytest.mark.parametrize(
    ("status", "path", "how"),
    [
        (405, "/en/", {"method": "PROPFIND"}),
        (405, "/en/", {"method": "TRACE"}),
        (405, "/en/", {"method": "OPTIONS"}),
        (414, "/en/" + "a" * bounds.TARGET, {}),
        (414, "/en/?q=" + "a" * bounds.TARGET, {}),
        (431, "/en/", {"headers": {"cookie": "a" * bounds.HEAD}}),
        (431, "/en/", {"headers": [(f"x-{n}", "a") for n in range(bounds.HEADERS + 1)]}),
        (400, "/en/%ff/", {}),
        (400, "/en/%c3%28/", {}),
        (400, "/en/%00/", {}),
        (400, "/en/a%0d%0ab/", {}),
        (400, "/en/search/?q=%ff", {}),
        (400, "/en/search/?q=a%00b", {}),
        (400, "/en/search/?q=\xff", {}),
        (400, "/en/", {"headers": [("host", "a.example"), ("host", "b.example")]}),
        (413, "/en/", {"method": "POST", "headers": LONG, "pieces": [b"a" * 100_000] * 11}),
        (
            413,
            "/en/",
            {"method": "POST", "headers": {"transfer-encoding": "chunked"}, "pieces": [b"a" * 100_000] * 11},
        ),
    ],
)
def test_it_is_refused_before_django(status, path, how) -> None:
    django = Django()
    answer = get(front(django), path, **how)
    assert answer.status == status
    assert answer["content-type"] == "text/html; charset=utf-8"
    assert django.asked == []


def test_a_new_line_in_a_search_is_no_fault() -> None:
    assert get(front(Django()), "/en/search/?q=a%0ab").status == 200


def test_a_refusal_speaks_the_language_of_the_path() -> None:
    door = front(Django())
    english, swahili = get(door, "/en/%ff"), get(door, "/sw/%ff")
    assert (english["content-language"], swahili["content-language"]) == ("en", "sw")
    assert '<html lang="en">' in english.text
    assert '<html lang="sw">' in swahili.text
    assert 'href="/sw/"' in swahili.text


def test_a_refusal_allows_nothing_to_run() -> None:
    answer = get(front(Django()), "/en/%ff")
    assert "default-src 'none'" in (answer["content-security-policy"] or "")
    assert answer["connection"] == "close"


def test_who_waits_for_leave_to_send_too_much_is_refused_at_once() -> None:
    headers = {"content-length": "10000000", "expect": "100-continue"}
    assert get(front(Django()), method="POST", headers=headers, pieces=[]).status == 413


def test_a_body_that_stalls_is_given_up_and_holds_no_thread(monkeypatch) -> None:
    monkeypatch.setattr(bounds, "BODY_STALL_SECONDS", 0.3)
    django = Django()
    door = front(django)

    async def two_stall_while_one_asks() -> list[int]:
        stalling = [
            asyncio.create_task(ask(door, "/sw/", method="POST", headers={"content-length": "9"}, pieces=[b"..."]))
            for _ in range(8)
        ]
        await asyncio.sleep(0.05)
        quick = await asyncio.wait_for(ask(door), 0.2)
        return [quick.status, *[(await task).status for task in stalling]]

    assert asyncio.run(two_stall_while_one_asks()) == [200] + [408] * 8
    assert len(django.asked) == 1


def test_too_many_waiting_are_told_to_come_back(monkeypatch) -> None:
    monkeypatch.setattr(bounds, "WAITING", 0)
    answer = get(front(Django()))
    assert (answer.status, answer["retry-after"]) == (503, "30")
