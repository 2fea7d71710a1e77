"""What a browser really receives: every cookie, key and request of a walk through the public pages is in the list."""

from urllib.parse import urlsplit

import pytest

from helpcentre.base.inventory.places import CookieKind
from helpcentre.base.inventory.registry import inventory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]

MOST = 30  # pages of one walk
_KEPT = """async () => [
    ...Object.keys(localStorage).map(key => ['localStorage', key]),
    ...Object.keys(sessionStorage).map(key => ['sessionStorage', key]),
    ...(await caches.keys()).map(key => ['CacheStorage', key]),
    ...(indexedDB.databases ? await indexedDB.databases() : []).map(base => ['IndexedDB', base.name]),
]"""


def test_a_walk_leaves_nothing_that_the_list_does_not_name(someone):
    phone = someone("sw-KE")
    asked = set()
    phone.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    waiting, seen, kept = ["/"], set(), set()
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        phone.goto(path, wait_until="load")
        kept |= {tuple(each) for each in phone.evaluate(_KEPT)}
        hrefs = phone.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
        waiting += [href.split("#")[0] for href in hrefs if "/feed/" not in href]
    received = {cookie["name"] for cookie in phone.context.cookies()}
    assert len(seen) > 15
    assert asked <= {"localhost", "127.0.0.1"}
    assert received <= inventory.cookie_list.keys()
    assert not {name for name in received if inventory.cookie_list[name].kind is not CookieKind.ESSENTIAL}
    listed = {(key.storage, key.name) for key in inventory.browser_keys.values()}
    assert {
        each for each in kept if not any(each[0] == where and each[1].startswith(name) for where, name in listed)
    } == set()
