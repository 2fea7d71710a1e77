import time
from threading import Event, Thread

from helpcentre.base.core import courtesy


def test_work_waits_for_an_answer_to_be_given():
    answered, began, worked = Event(), Event(), Event()

    def answer():
        with courtesy.serving():
            began.set()
            answered.wait(5)

    def work():
        courtesy.give_way(patience=5)
        worked.set()

    threads = [Thread(target=answer), Thread(target=work)]
    threads[0].start()
    began.wait(5)
    threads[1].start()
    assert not worked.wait(0.05)
    answered.set()
    assert worked.wait(1)
    for thread in threads:
        thread.join()


def test_work_is_late_but_never_starved():
    with courtesy.serving():
        began = time.monotonic()
        courtesy.give_way(patience=0.05)
        assert 0.04 < time.monotonic() - began < 4


def test_nobody_waits_where_nobody_is_served():
    began = time.monotonic()
    courtesy.give_way(patience=5)
    assert time.monotonic() - began < 4


def test_an_answer_that_fails_is_an_answer_too():
    try:
        with courtesy.serving():
            raise ValueError
    except ValueError:
        pass
    courtesy.give_way(patience=0.01)
    assert courtesy._serving == 0
