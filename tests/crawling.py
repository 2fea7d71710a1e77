"""Reading every page that links lead to, and looking for sentences of the other language in them."""

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from django.test import Client

from tests.reading import foreign_sentences, links_of

MOST_PAGES = 300  # of one crawl


def crawl(client: Client, start: str, *within: str) -> Iterator[tuple[str, str]]:
    """Address and text of every page reachable by links from ``start`` below one of ``within``."""
    waiting, seen = [start], {start}
    while waiting and len(seen) <= MOST_PAGES:
        path = waiting.pop(0)
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        yield path, page
        for link in links_of(page):
            target = urlsplit(urljoin(f"http://localhost{path}", link))
            inside = target.hostname == "localhost" and target.path.startswith(within or (start,))
            address = target.path + (f"?{target.query}" if target.query else "")
            if inside and address not in seen:
                seen.add(address)
                waiting.append(address)


def slips(
    client: Client, language: str, start: str, *within: str, at_least: int, names: Sequence[str] = ()
) -> dict[str, list[str]]:
    """Page to the sentences in which it slips into the other language; ``names`` are in whichever they are."""
    pages = dict(crawl(client, start, *within))
    assert len(pages) >= at_least, f"the crawl from {start} found only {list(pages)}"
    wrong = {path: f'<html lang="{language}"' for path, page in pages.items() if f'<html lang="{language}"' not in page}
    assert wrong == {}
    found = {path: foreign_sentences(page, language, names) for path, page in pages.items()}
    return {path: sentences for path, sentences in found.items() if sentences}


def reader(language: str) -> Client:
    return Client(HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE=language)
