"""Mama Njeri, who wants news, and a mail server that keeps what it is given."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.jobs import queue
from helpcentre.base.jobs.runner import run_one
from helpcentre.base.outbound.tests.mail_server import Server
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.news import actions
from helpcentre.domain.news.models import NewsSubscriber


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Path) -> None:
    settings.DATA = replace(settings.DATA, root=tmp_path)
    settings.PUBLIC_URL = "https://help.duka.example"
    settings.ALLOWED_HOSTS = ["help.duka.example", "testserver"]
    settings.DEFAULT_FROM_EMAIL = "Duka Help <help@duka.example>"


@pytest.fixture
def post(settings: Any) -> Iterator[Callable[[], list[EmailMessage]]]:
    """``post()`` lets readers and jobs work until nothing is due, and returns every mail the server has got so far."""
    import threading

    with Server() as server:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"

        def work() -> list[EmailMessage]:
            dispatcher = Dispatcher(threading.Event())
            while dispatcher.run_once():
                pass
            while row := queue.claim("asha"):
                run_one(row)
            return [message_from_bytes(kept.content, policy=policy.default) for kept in server.received]  # type: ignore[misc]

        yield work


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``later(minutes=31)`` moves our clock and the queue's forward."""

    def move(**span: float) -> None:
        moment = clock.now() + timedelta(**span)
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return move


def asked(email: str = "njeri@stores.example", language: str = "sw") -> NewsSubscriber:
    return actions.ask(actor=Actor.system(), email=email, language=language)


def confirmed(email: str = "njeri@stores.example", language: str = "sw") -> NewsSubscriber:
    return actions.confirm(actor=Actor.system(), subscriber=asked(email, language))


def tell(title: str = "New reports", language: str = "en", *, by_mail: bool = True, **facts: Any) -> Announcement:
    return announce(actor=Actor.system(), language=language, title=title, by_mail=by_mail, **facts)


def news(mails: list[EmailMessage]) -> list[tuple[str, str]]:
    """Address and subject of the list mails among ``mails``."""
    return [(mail["To"], mail["Subject"]) for mail in mails if mail["List-Id"]]
