import asyncio

import pytest

from helpcentre.base.front import bodies, bounds

HEADERS = [(b"content-length", b"2")]


async def two_bytes():
    return {"type": "http.request", "body": b"ab", "more_body": False}


async def hung_up():
    return {"type": "http.disconnect"}


def take(receive=two_bytes):
    return asyncio.run(bodies.take(HEADERS, receive))


def test_bodies_are_counted_while_they_are_held():
    before = bodies.Body.count
    body = take()
    assert body is not None
    assert bodies.Body.count == before + 1
    body.close()
    body.close()
    assert bodies.Body.count == before


def test_a_sender_who_hangs_up_is_not_counted_any_more():
    before = bodies.Body.count
    with pytest.raises(bodies.HungUpError):
        take(hung_up)
    assert bodies.Body.count == before


def test_one_body_too_many_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(bounds, "BODIES", bodies.Body.count)
    with pytest.raises(bodies.BodyError) as refused:
        take()
    assert refused.value.status == 503


def test_pictures_of_authors_may_be_larger_than_anything_else_but_only_a_few_at_once(monkeypatch):
    monkeypatch.setattr(bounds, "BODY", 1)
    session = [*HEADERS, (b"cookie", b"theme=dark; session=abc")]

    def refused(headers, path):
        with pytest.raises(bodies.BodyError) as refusal:
            asyncio.run(bodies.take(headers, two_bytes, path))
        return refusal.value.status

    assert refused(session, "/en/tickets/new/") == 413
    assert refused(HEADERS, "/cms/images/add/") == 413
    body = asyncio.run(bodies.take(session, two_bytes, "/cms/images/add/"))
    assert body is not None
    monkeypatch.setattr(bounds, "PICTURE_BODIES", 1)
    assert refused(session, "/cms/images/add/") == 503
    body.close()
    assert bodies.Body.large == 0
