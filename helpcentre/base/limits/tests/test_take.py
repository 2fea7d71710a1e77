import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from helpcentre.base.core import clock
from helpcentre.base.limits.bucket import forget_full, take
from helpcentre.base.limits.models import Bucket


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def time(monkeypatch):
    ours = Clock()
    monkeypatch.setattr(clock, "now", ours)
    return ours


def ask(key="196.201.0.7", **changes):
    return take("tickets", key, **{"capacity": 3, "per_seconds": 60, **changes})


@pytest.mark.django_db
def test_a_full_bucket_gives_its_tokens_and_then_refuses(time):
    assert [ask(), ask(), ask()] == [0.0, 0.0, 0.0]
    assert ask() == pytest.approx(20, abs=0.01)


@pytest.mark.django_db
def test_waiting_as_long_as_told_is_enough_and_a_moment_less_is_not(time):
    for _ in range(3):
        ask()
    time.pass_(ask() - 0.1)
    assert ask() > 0
    time.pass_(0.1)
    assert ask() == 0.0
    assert ask() > 0


@pytest.mark.django_db
def test_a_refused_take_costs_nothing(time):
    for _ in range(50):
        ask()
    time.pass_(20)
    assert ask() == 0.0


@pytest.mark.django_db
def test_an_old_bucket_is_full_and_never_fuller(time):
    ask()
    time.pass_(86_400)
    assert [ask() for _ in range(4)][:3] == [0.0, 0.0, 0.0]
    assert ask() > 0


@pytest.mark.django_db
def test_keys_and_names_have_buckets_of_their_own(time):
    for _ in range(3):
        ask()
    assert ask("196.201.0.8") == 0.0
    assert take("sign-in", "196.201.0.7", capacity=1, per_seconds=60) == 0.0


@pytest.mark.django_db
def test_a_dear_take_needs_its_whole_price(time):
    ask()
    assert ask(cost=3) == pytest.approx(20, abs=0.01)
    assert ask(cost=2) == 0.0


@pytest.mark.django_db
@pytest.mark.parametrize("bad", [{"cost": 4}, {"cost": 0}, {"per_seconds": 0}])
def test_a_take_that_could_never_succeed_is_a_mistake(bad):
    with pytest.raises(ValueError, match="never"):
        ask(**bad)


@pytest.mark.django_db
def test_limits_can_be_lifted(settings, time):
    settings.LIMITS_ON = False
    assert [ask() for _ in range(9)] == [0.0] * 9
    assert not Bucket.objects.exists()


@pytest.mark.django_db
def test_the_table_holds_no_address():
    ask("196.201.0.7")
    row = Bucket.objects.values().get()
    assert "196.201" not in str(row)
    assert len(row["key_hash"]) == 32


@pytest.mark.django_db
def test_full_buckets_are_forgotten_and_others_stay(time):
    ask("early")
    time.pass_(30)
    ask("late")
    assert forget_full() == 1
    assert Bucket.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_takers_at_once_get_exactly_the_capacity():
    answers = []

    def taker():
        for _ in range(5):
            answers.append(ask(capacity=7, per_seconds=86_400))
        connections.close_all()

    threads = [threading.Thread(target=taker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 30
    assert answers.count(0.0) == 7
