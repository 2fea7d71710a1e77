"""P08: you can tell us what you think of an answer."""

import pytest
from django.http import HttpResponse

from helpcentre.base.promises import measuring
from helpcentre.base.promises.controls import State
from helpcentre.domain.knowledge.tests.cast import article

pytestmark = pytest.mark.django_db


def state() -> State:
    return measuring.measure("P08")[0].state


def test_without_an_answer_it_is_unproven() -> None:
    assert state() is State.UNPROVEN


def test_it_is_kept_while_articles_ask_whether_they_helped() -> None:
    article("daily-close")
    article("kufunga-siku", language="sw")
    assert state() is State.KEPT


def test_it_breaks_when_an_article_no_longer_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    article("daily-close")
    monkeypatch.setattr("helpcentre.web.portal.articles.views.render", lambda *_: HttpResponse("<p>An answer</p>"))
    assert state() is State.BROKEN
