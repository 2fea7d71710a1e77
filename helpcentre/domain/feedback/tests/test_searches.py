"""Questions are counted by what they mean, once a day for each visitor, and never with anybody in them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from helpcentre.base.core import clock
from helpcentre.base.jobs.models import PeriodicRun
from helpcentre.base.promises import measuring
from helpcentre.base.promises.controls import State
from helpcentre.domain.feedback import actions, questions, search_buffer
from helpcentre.domain.feedback.board import keeping, searches
from helpcentre.domain.feedback.days import add_to_day
from helpcentre.domain.feedback.models import Counted, SearchTally, Task
from helpcentre.domain.feedback.search_buffer import buffer

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
NJERI, ZAWADI, JUMA = "41.90.1.1 Chrome", "41.90.1.1 Opera", "41.90.2.2 Chrome"


@pytest.fixture(autouse=True)
def nothing_noted() -> Iterator[None]:
    buffer.clear()
    yield
    buffer.clear()


def ask(query: str, *visitors: str, language: str = "sw", found: int = 0) -> None:
    for visitor in visitors or (NJERI,):
        actions.note_search(query=query, language=language, found=found, visitor=visitor)


def tallies() -> dict[str, tuple[int, int, int]]:
    actions.write_tallies()
    rows = SearchTally.objects.order_by("wording")
    return {row.wording: (row.count, row.without_result, row.with_click) for row in rows}


# What is counted together


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("risiti haitoki", "Stakabadhi haitoki!"),
        ("kulipa", "malipo"),
        ("nimelipa deni", "lipa madeni"),
        ("how do I print receipts", "print receipt"),
        ("receipt printer", "printer ya risiti"),
    ],
)
def test_stems_and_synonyms_are_one_question(first: str, second: str) -> None:
    assert questions.key(first, "sw") == questions.key(second, "sw")


def test_different_matters_are_different_questions() -> None:
    assert questions.key("rudisha pesa", "sw") != questions.key("ripoti ya mauzo", "sw")


# What is never kept


@pytest.mark.parametrize(
    "private",
    [
        "0712 345 678",
        "+254712345678 haijafika",
        "malipo ya njeri@stores.example",
        "SJ12AB34CD haionekani",
        "sfk3abcdef",
        "till 542 118",
        "a" * 30,
        "x" * 10_000,
        "SJ12 confirmed ksh one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_a_question_that_looks_personal_is_counted_without_its_words(private: str) -> None:
    ask(private)
    actions.write_tallies()
    [row] = SearchTally.objects.all()
    assert (row.key, row.wording, row.count) == ("", "", 1)


@pytest.mark.parametrize("plain", ["risiti", "kodi 2026", "M-Pesa payment not showing", "etims", "wifi 4g"])
def test_an_ordinary_question_is_kept(plain: str) -> None:
    assert questions.may_be_kept(plain)


@pytest.mark.parametrize("odd", ["", "   ", "\0", "🙂", "'\" OR 1=1 --", "\u202eabc", "*" * 100])
def test_nothing_anybody_types_makes_it_stumble(odd: str) -> None:
    ask(odd)
    actions.note_opened(query=odd, language="sw", visitor=NJERI)
    actions.write_tallies()


# Once a day


def test_a_visitor_counts_once_a_day_for_one_question() -> None:
    with time_machine.travel(START, tick=False) as time:
        ask("risiti", NJERI, NJERI, ZAWADI)
        ask("stakabadhi", NJERI)
        assert tallies() == {"risiti": (2, 2, 0)}
        time.shift(timedelta(days=1))
        ask("risiti", NJERI)
        actions.write_tallies()
    assert sorted(SearchTally.objects.values_list("count", flat=True)) == [1, 2]


def test_one_visitor_cannot_fill_the_tally_with_invented_questions() -> None:
    for number in range(500):
        ask("neno" + "abcdefghij"[number % 10] + "klmnopqrst"[number // 10 % 10] + "uvwxy"[number // 100])
    actions.write_tallies()
    assert 0 < SearchTally.objects.count() <= 2 * search_buffer.MOST_OF_ONE


def test_the_memory_of_visitors_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_buffer, "MOST_SEEN", 10)
    ask("risiti", *(f"visitor {number}" for number in range(50)))
    assert tallies() == {"risiti": (10, 10, 0)}


def test_an_opened_result_counts_once_and_also_when_it_was_opened_from_the_short_list() -> None:
    ask("risiti", NJERI, found=3)
    for _ in range(3):
        actions.note_opened(query="risiti", language="sw", visitor=NJERI)
    actions.note_opened(query="risiti", language="sw", visitor=JUMA)
    assert tallies() == {"risiti": (2, 0, 2)}


def test_what_could_not_be_written_is_written_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ask("risiti", NJERI, ZAWADI)
    with monkeypatch.context() as broken:
        broken.setattr(SearchTally.objects, "bulk_create", _no_database)
        with pytest.raises(OSError, match="gone"):
            actions.write_tallies()
    ask("risiti", JUMA)
    assert tallies() == {"risiti": (3, 3, 0)}


def _no_database(*_: object, **__: object) -> None:
    raise OSError("gone")


def test_several_processes_add_up() -> None:
    for visitor in (NJERI, ZAWADI):
        ask("risiti", visitor)
        actions.write_tallies()
    assert tallies() == {"risiti": (2, 2, 0)}


# What authors see


def test_a_question_is_shown_once_three_asked_it() -> None:
    ask("risiti haitoki", NJERI, ZAWADI)
    actions.write_tallies()
    assert searches.unanswered() == []
    ask("risiti haitoki", JUMA)
    actions.write_tallies()
    [row] = searches.unanswered()
    assert (row.words, row.language, row.weight) == ("risiti haitoki", "sw", 3)


def test_a_question_that_is_answered_since_is_done_with() -> None:
    with time_machine.travel(START, tick=False) as time:
        ask("risiti haitoki", NJERI, ZAWADI, JUMA)
        actions.write_tallies()
        keeping.work_out()
        assert Task.objects.get().words == "risiti haitoki"
        time.shift(timedelta(days=1))
        ask("risiti haitoki", NJERI, found=2)
        actions.write_tallies()
        assert keeping.work_out() == 1
    assert not Task.objects.exists()


def test_a_question_whose_answers_nobody_opens_is_shown() -> None:
    ask("bei", NJERI, ZAWADI, JUMA, found=4)
    actions.write_tallies()
    assert searches.unopened() == []  # no click has ever reached us: nothing is known
    ask("kodi", NJERI, found=1)
    actions.note_opened(query="kodi", language="sw", visitor=NJERI)
    actions.write_tallies()
    assert [row.words for row in searches.unopened()] == ["bei"]


def test_personal_looking_questions_are_never_shown() -> None:
    ask("0712345678", NJERI, ZAWADI, JUMA)
    actions.write_tallies()
    assert searches.unanswered() == []


# How long


def test_what_too_few_asked_goes_after_30_days_and_the_rest_after_400() -> None:
    with time_machine.travel(START, tick=False) as time:
        ask("risiti", NJERI, ZAWADI, JUMA)
        ask("bei", NJERI)
        actions.write_tallies()
        time.shift(timedelta(days=31))
        assert actions.forget_tallies() == 1
        assert SearchTally.objects.get().wording == "risiti"
        time.shift(timedelta(days=400))
        assert actions.forget_tallies() == 1


# The promise


def state() -> State:
    return measuring.measure("P12")[0].state


def board_was_worked_out() -> None:
    PeriodicRun.objects.create(name="feedback.work_out_board", slot=clock.now(), finished_at=clock.now())


def test_unproven_when_nobody_searched() -> None:
    assert state() is State.UNPROVEN


def test_kept_when_searches_are_tallied_and_the_list_is_worked_out() -> None:
    ask("risiti", NJERI)
    actions.write_tallies()
    assert state() is State.UNPROVEN
    board_was_worked_out()
    assert state() is State.KEPT


def test_broken_when_searches_are_answered_and_nobody_tallies() -> None:
    add_to_day(Counted.SEARCHES, 20)
    assert state() is State.BROKEN


def test_broken_when_noted_searches_are_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    ask("risiti", NJERI)
    monkeypatch.setattr(buffer, "_since", buffer._since - 700)
    assert state() is State.BROKEN


def test_broken_when_the_list_is_left_alone() -> None:
    ask("risiti", NJERI)
    actions.write_tallies()
    board_was_worked_out()
    PeriodicRun.objects.update(finished_at=clock.now() - timedelta(hours=3))
    assert state() is State.BROKEN
