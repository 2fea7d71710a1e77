from helpcentre.base.front.cache import PageCache
from helpcentre.base.front.entry import Entry


def an_entry(body: bytes = b"x", *kinds: str) -> Entry:
    return Entry(body, [(b"content-type", b"text/html")], kinds=frozenset(kinds), for_ever=False)


def test_the_least_recently_used_page_goes_first() -> None:
    size = an_entry().size
    cache = PageCache(size * 20)
    for number in range(20):
        cache.put((b"/%d" % number, ("", "")), an_entry(), 0)
    cache.get((b"/0", ("", "")))
    cache.put((b"/new", ("", "")), an_entry(), 0)
    assert cache.get((b"/0", ("", ""))) is not None
    assert cache.get((b"/1", ("", ""))) is None
    assert cache.size <= cache.limit


def test_putting_twice_counts_once_and_purging_gives_the_space_back() -> None:
    cache = PageCache(1_000_000)
    for _ in range(2):
        cache.put((b"/", ("", "")), an_entry(b"x", "article.published"), 0)
    assert cache.size == an_entry(b"x", "article.published").size
    cache.purge(["article.published"])
    assert (cache.size, len(cache)) == (0, 0)


def test_a_page_as_large_as_the_cache_is_not_kept() -> None:
    cache = PageCache(20_000)
    cache.put((b"/", ("", "")), an_entry(), 0)
    assert len(cache) == 0


def test_pages_that_were_sent_are_counted_by_path_whatever_their_variant() -> None:
    cache = PageCache(1_000_000)
    for variant in (("", ""), ("dark", "")):
        cache.put((b"/sw/", variant), an_entry(), 0)
    cache.put((b"/static/portal.css", None), an_entry(), 0)
    for key in ((b"/sw/", ("", "")), (b"/sw/", ("dark", "")), (b"/static/portal.css", None), (b"/nowhere/", ("", ""))):
        cache.get(key)
    assert cache.served == {b"/sw/": 2}
