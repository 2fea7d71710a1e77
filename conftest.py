"""What every test may use: the cast, a ticket, a browser. And what none may: the network."""

import gc
import os
import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

#: Tables of addresses, words and screens: they ask each database the same few questions thousands of times, so one
#: database is enough. What is behind the screens is tested on both.
ONCE = ("tests/test_access", "tests/test_translations", "helpcentre/web/cms/", "helpcentre/web/demo/")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks a third party for anything gets nothing, and the test that looks for it sees the failure.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "once: asks every database the same; run on SQLite only (set by itself)")
    config.addinivalue_line("markers", "database: reads or writes the database (set by itself); run on PostgreSQL too")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        if item.nodeid.startswith(ONCE):
            item.add_marker("once")
    yield  # pytest-django puts tests without a database last
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    size = Counter(item.path for item in items)
    # A file goes to one process as a whole. Those that start servers and browsers come first, then the longest: begun
    # last, one of them keeps the other processes waiting for minutes.
    items.sort(key=lambda item: (item.path not in slow, -size[item.path]))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the data directory that ``tests.settings`` made; the processes of xdist share their parent's."""
    place = Path(os.environ.get("HELPCENTRE_DATA", ""))
    if place.name.startswith("helpcentre-tests-") and not hasattr(config, "workerinput"):
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Start from the migrated database of an earlier run where there is one (``tests/prepared.py``)."""
    from django.conf import settings

    from tests import prepared

    database = settings.DATABASES["default"]
    return database["ENGINE"].endswith("sqlite") and prepared.put(Path(database["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any) -> None:
    from django.db import connection

    from tests import prepared, seeds

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not prepared.is_exact():
            prepared.keep()
    seeds.keep(django_db_blocker)


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of this scope write is there for every test of the file, and gone after the last."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Any:
    """Put the rows of migrations back once the fixtures of a test that commits have emptied every table."""
    result = yield
    marker = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if nextitem is not None and (fixtures or (marker and marker.kwargs.get("transaction"))):
        from tests import seeds

        seeds.restore()
    return result


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests noted by ``record_property("figure", …)``, from whichever process they ran in."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    for report in reports:
        for name, text in getattr(report, "user_properties", []):
            if name == "figure":
                terminalreporter.write_line(str(text))


# The network


@pytest.fixture(autouse=True)
def nobody_outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test that opens a connection to another machine, even when the code under test swallows the refusal."""
    tried: list[str] = []
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def check(own: socket.socket, address: Any) -> None:
        if own.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(str(address[0])):
            tried.append(str(address[0]))
            raise ConnectionRefusedError(f"tests stay on this machine; {address[0]} is not here")

    def guarded(own: socket.socket, address: Any) -> None:
        check(own, address)
        connect(own, address)

    def guarded_ex(own: socket.socket, address: Any) -> int:
        check(own, address)
        return connect_ex(own, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
    yield tried
    if tried:
        pytest.fail(f"opened a connection to {', '.join(tried)}", pytrace=False)


@pytest.fixture(autouse=True)
def nothing_counted_before() -> None:
    """allauth counts tries in the process's cache; one test's must not be held against the next."""
    from django.core.cache import cache

    from helpcentre.base.core.remembered import forget_all

    cache.clear()
    forget_all()


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1", "") or host.startswith("127.")


# The browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium through Playwright. Skips with the reason where it is missing; on the build server it fails."""
    program = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(program).exists():
        missing("there is no /usr/bin/chromium (on Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop lives in this thread; Django must not mistake it for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        started = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield started
        started.close()


def missing(reason: str) -> None:
    """Skip, or fail where everything has to run."""
    if os.environ.get("CI"):
        pytest.fail(f"in CI this must run, but {reason}", pytrace=False)
    pytest.skip(reason)


# The cast


@pytest.fixture
def mama_njeri(db: None) -> Any:
    """A shopkeeper in Nyeri who reads Kiswahili; she is the one who asks."""
    from tests import cast

    return cast.njeri()


@pytest.fixture
def baraka_the_stranger(db: None) -> Any:
    """Another customer, who has no business with her request."""
    from tests import cast

    return cast.baraka()


@pytest.fixture
def asha(db: None) -> Any:
    """The agent who answers."""
    from tests import cast

    return cast.asha()


@pytest.fixture
def joseph(db: None) -> Any:
    """Who leads the team."""
    from tests import cast

    return cast.staff("Joseph Okello", "lead")


@pytest.fixture
def aisha(db: None) -> Any:
    """Who writes the articles, and answers no requests."""
    from tests import cast

    return cast.staff("Aisha Hassan", "author")


@pytest.fixture
def fatuma(db: None) -> Any:
    """The privacy officer."""
    from tests import cast

    return cast.staff("Fatuma Ali", "privacy")


@pytest.fixture
def rehema(db: None) -> Any:
    """The administrator; her desk speaks Kiswahili."""
    from tests import cast

    return cast.rehema()


@pytest.fixture
def opened(mama_njeri: Any) -> Any:
    """Mama Njeri's request as ``open_ticket`` returns it: ticket, message, private link."""
    from tests import cast

    return cast.ask(mama_njeri)


@pytest.fixture
def ticket(opened: Any) -> Any:
    """Mama Njeri's ticket: open, and nobody's yet."""
    return opened.ticket
