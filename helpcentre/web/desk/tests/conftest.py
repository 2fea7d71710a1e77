from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client


@pytest.fixture
def sign_in() -> Callable[[Any], Client]:
    """``sign_in(person)`` is a browser in which that person is signed in."""

    def signed_in(person: Any) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return signed_in


@pytest.fixture
def desk(asha: Any, sign_in: Callable[[Any], Client]) -> Client:
    """Asha's browser."""
    return sign_in(asha)


@pytest.fixture
def htmx() -> dict[str, str]:
    return {"HX-Request": "true"}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        super().process_request_thread(request, client_address)
        connections.close_all()  # a thread's connection would outlive it


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


@pytest.fixture
def served(transactional_db: None) -> Iterator[str]:
    """The address of a server over the test's own database. It has no front, so a stream ends at once."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def screen(browser: Any, served: str, asha: Any, sign_in: Callable[[Any], Client]) -> Iterator[Any]:
    """Asha's screen; what the console complains of ends up in ``screen.complaints``."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    session = sign_in(asha).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": served}])
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda line: page.complaints.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
