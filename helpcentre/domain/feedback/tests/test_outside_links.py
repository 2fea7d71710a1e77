import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.events.models import Event
from helpcentre.base.promises import measuring
from helpcentre.base.promises.controls import State
from helpcentre.domain.feedback import actions, link_probe, outside
from helpcentre.domain.feedback.link_probe import Finding
from helpcentre.domain.feedback.models import ExternalLink, LinkState, LinkUse
from helpcentre.domain.knowledge import actions as knowledge
from helpcentre.domain.knowledge.models import Article, Snippet
from helpcentre.domain.knowledge.tests.cast import EDITOR, article, topic

pytestmark = pytest.mark.django_db

TAX = "https://itax.kra.example/"
BODY = f"Send it to [the tax office]({TAX}#file) and read [their help](//help.kra.example/a?b=1&c=2)."
#: A look asks other websites, so it refuses to run inside the transaction that other tests live in.
outside_transactions = pytest.mark.django_db(transaction=True)
START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


class Kiosk:
    """A web of a few pages: ``says`` what is found at an address, alive otherwise."""

    def __init__(self) -> None:
        self.says: dict[str, Finding] = {}
        self.asked: list[str] = []

    def look(self, url: str) -> Finding:
        self.asked.append(url)
        return self.says.get(url, Finding(LinkState.ALIVE, 200))


@pytest.fixture
def kiosk(monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    made = Kiosk()
    monkeypatch.setattr(link_probe, "_probe", made)
    monkeypatch.setattr("helpcentre.domain.feedback.actions.links.PACE", 0.0)
    return made


def tell_everybody() -> None:
    dispatcher = Dispatcher(threading.Event())
    while dispatcher.run_once():
        pass


def listed() -> set[str]:
    return set(ExternalLink.objects.values_list("url", flat=True))


def state() -> tuple[State, str]:
    found = measuring.measure("P38")[0]
    return found.state, found.summary["en"]


def look_at_all() -> None:
    ExternalLink.objects.update(state=LinkState.ALIVE, checked_at=clock.now())


# The list


def test_a_published_article_puts_its_outside_links_on_the_list() -> None:
    article("tax", body=BODY)
    article("draft", body="[no](https://draft.example/)", publish=False)
    tell_everybody()
    assert listed() == {TAX, "https://help.kra.example/a?b=1&c=2"}


def test_the_list_follows_a_change_and_forgets_what_nobody_points_at() -> None:
    tax, other = article("tax", body=BODY), article("other", body=f"[same]({TAX})")
    tell_everybody()
    assert LinkUse.objects.filter(link__url=TAX).count() == 2
    changed = knowledge.put_article(
        actor=EDITOR, language="en", slug="tax", topic=topic(), title="Tax", body="Nothing any more."
    ).row
    knowledge.publish_article(actor=EDITOR, article=changed)
    tell_everybody()
    assert listed() == {TAX}
    knowledge.unpublish_article(actor=EDITOR, article=other)
    tell_everybody()
    assert listed() == set()
    assert tax.pk == changed.pk


def test_a_link_in_shared_words_is_listed_for_the_article_that_shows_them() -> None:
    shared = Snippet.objects.create(name="tax-office", language="en", body=f"[Tax]({TAX})")
    article("tax", body="{{tax-office}}")
    tell_everybody()
    assert listed() == {TAX}
    Snippet.objects.filter(pk=shared.pk).update(body="[Tax](https://new.kra.example/)")
    actions.list_links_of_snippet(snippet_id=shared.pk)
    assert listed() == {"https://new.kra.example/"}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("//kra.example/a#b", "https://kra.example/a"),
        ("HTTPS:kra.example", "https://kra.example"),
        (r"\\\\kra.example/a", "https://kra.example/a"),
        ("http://kra.example/?a=1&b=2", "http://kra.example/?a=1&b=2"),
    ],
)
def test_an_address_is_listed_as_a_browser_reads_it(written: str, address: str) -> None:
    assert outside.tidy(written) == address


def test_links_of_a_deleted_article_go_with_it() -> None:
    tax = article("tax", body=BODY)
    tell_everybody()
    tax.delete()
    tell_everybody()
    assert listed() == set()


def test_reading_the_news_twice_changes_nothing() -> None:
    tax = article("tax", body=BODY)
    for _ in range(2):
        actions.list_links(article_id=tax.pk)
    assert LinkUse.objects.count() == 2


def test_an_article_whose_news_never_came_is_found_by_the_daily_look() -> None:
    tax = article("tax", body="None.")
    Article.objects.filter(pk=tax.pk).update(body=BODY)
    actions.list_every_link()
    assert TAX in listed()
    Article.objects.filter(pk=tax.pk).update(body="None.")
    actions.list_every_link()
    assert listed() == set()


# The look


@outside_transactions
def test_a_due_link_is_looked_at_once_a_week(kiosk: Kiosk) -> None:
    with time_machine.travel(START, tick=False) as time:
        actions.list_links(article_id=article("tax", body=f"[tax]({TAX})").pk)
        assert actions.check_due_links() == 1
        assert actions.check_due_links() == 0
        link = ExternalLink.objects.get()
        assert (link.state, link.status, link.checked_at) == (LinkState.ALIVE, 200, START)
        time.shift(timedelta(days=7, seconds=1))
        assert actions.check_due_links() == 1
        assert ExternalLink.objects.get().since == START


@outside_transactions
def test_a_page_that_is_gone_is_told_once_and_its_return_too(kiosk: Kiosk) -> None:
    with time_machine.travel(START, tick=False) as time:
        actions.list_links(article_id=article("tax", body=f"[tax]({TAX})").pk)
        kiosk.says[TAX] = Finding(LinkState.GONE, 404)
        for _ in range(2):
            actions.check_due_links()
            time.shift(timedelta(days=1, seconds=1))
        link = ExternalLink.objects.get()
        assert link.is_dead
        assert (link.since, link.failures) == (START, 2)
        kiosk.says.clear()
        actions.check_due_links()
    kinds = Event.objects.filter(subject_kind="link").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["link.died", "link.revived"]


@outside_transactions
def test_a_site_in_trouble_is_dead_only_after_three_days(kiosk: Kiosk) -> None:
    with time_machine.travel(START, tick=False) as time:
        actions.list_links(article_id=article("tax", body=f"[tax]({TAX})").pk)
        kiosk.says[TAX] = Finding(LinkState.TROUBLE)
        dead = []
        for _ in range(3):
            actions.check_due_links()
            dead.append(ExternalLink.objects.get().is_dead)
            time.shift(timedelta(days=1, seconds=1))
        assert dead == [False, False, True]


@outside_transactions
def test_nothing_is_asked_inside_a_transaction(kiosk: Kiosk) -> None:
    actions.list_links(article_id=article("tax", body=f"[tax]({TAX})").pk)
    with transaction.atomic(), pytest.raises(transaction.TransactionManagementError):
        actions.check_due_links()
    assert kiosk.asked == []


@outside_transactions
def test_switched_off_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_probe, "_probe", None)
    actions.list_links(article_id=article("tax", body=f"[tax]({TAX})").pk)
    assert actions.check_due_links() == 0


# The promise


def test_without_outside_links_the_promise_is_unproven() -> None:
    article("plain", body="Only [another article](other).")
    tell_everybody()
    assert state()[0] is State.UNPROVEN


def test_the_promise_is_kept_once_links_are_marked_listed_and_looked_at() -> None:
    article("tax", body=BODY)
    tell_everybody()
    assert state()[0] is State.UNPROVEN
    look_at_all()
    assert state() == (
        State.KEPT,
        "Links to other websites are marked and do not tell where you come from. "
        "Every link to another website is listed and looked at.",
    )


def test_a_link_on_no_list_breaks_it() -> None:
    article("tax", body=BODY)
    tell_everybody()
    look_at_all()
    LinkUse.objects.all().delete()
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert state()[0] is State.BROKEN


def test_links_that_nobody_looks_at_break_it() -> None:
    article("tax", body=BODY)
    tell_everybody()
    look_at_all()
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert state()[0] is State.BROKEN


def test_a_page_that_forgets_the_mark_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    article("tax", body=BODY)
    tell_everybody()
    look_at_all()
    from helpcentre.domain.knowledge import render

    shown = render.to_html(BODY)
    for careless in (shown.replace("noreferrer", ""), shown.replace('class="out"', ""), ""):
        drawn = SimpleNamespace(to_html=lambda *_, html=careless: html, outline=lambda *_: ())
        monkeypatch.setattr("helpcentre.web.portal.articles.views.markdown", drawn)
        assert state()[0] is State.BROKEN


def test_switched_off_the_promise_is_unproven(settings: object) -> None:
    article("tax", body=BODY)
    tell_everybody()
    settings.LINK_CHECKS_ON = False  # type: ignore[attr-defined]
    assert state()[0] is State.UNPROVEN
