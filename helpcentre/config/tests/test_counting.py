from collections import Counter
from types import SimpleNamespace

import pytest

from helpcentre.config.counting import Counting, is_search
from helpcentre.domain.feedback.models import ArticleReading, Counted, DayCount
from helpcentre.domain.knowledge.tests.cast import article


@pytest.mark.parametrize(
    ("path", "query", "counts"),
    [
        ("/en/search/", b"q=risiti", True),
        ("/sw/search/", b"exact=1&q=risiti", True),
        ("/sw/search/", b"q=%20", False),
        ("/sw/search/", b"", False),
        ("/sw/search/", b"q=risiti&part=instant", False),
        ("/sw/search/opened/", b"q=risiti", False),
        ("/sw/tickets/new/", b"q=risiti", False),
        ("/sw/search/", b"q=" + b"a" * 10_000, False),
        ("/sw/search/", b"q=\xff%ff", True),
    ],
)
def test_a_page_of_results_is_known_by_its_address(path: str, query: bytes, counts: bool) -> None:
    assert is_search(path, query) is counts


@pytest.mark.django_db
def test_what_the_front_counted_is_written_and_begins_anew() -> None:
    article("receipt")
    cache = SimpleNamespace(served=Counter({b"/en/articles/receipt/": 2, b"/en/": 5}))
    front = SimpleNamespace(cache=cache, watched_answers=3)
    counting = Counting(front)  # type: ignore[arg-type]
    counting._write()
    counting._write()
    assert ArticleReading.objects.get().number == 2
    assert list(DayCount.objects.values_list("what", "number")) == [(Counted.SEARCHES, 3)]
    assert (cache.served, front.watched_answers) == (Counter(), 0)
