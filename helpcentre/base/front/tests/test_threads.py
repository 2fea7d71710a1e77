"""The threads Django works in."""

import asyncio
import contextvars
import threading
from collections.abc import Awaitable, Callable

import pytest

from helpcentre.base.front.threads import Threads

spoken: contextvars.ContextVar[str] = contextvars.ContextVar("spoken", default="sw")


class Ending(BaseException):
    """No Exception, as what ends a program is none."""


def play(what: Callable[[Threads], Awaitable[None]], most: int = 3) -> None:
    async def whole() -> None:
        threads = Threads(most, "django")
        await what(threads)
        await threads.close(patience=5)

    asyncio.run(whole())


def name() -> str:
    return threading.current_thread().name


def test_the_thread_that_worked_last_works_next() -> None:
    async def scene(threads: Threads) -> None:
        both = threading.Barrier(2)
        together = {*await asyncio.gather(*[threads.run(lambda: (both.wait(5), name())[1]) for _ in range(2)])}
        assert len(together) == 2
        last = await threads.run(name)
        assert [await threads.run(name) for _ in range(5)] == [last] * 5

    play(scene)


def test_no_more_of_them_than_allowed_and_whoever_waits_longest_is_next() -> None:
    async def scene(threads: Threads) -> None:
        order: list[int] = []
        gone = asyncio.ensure_future(threads.run(lambda: order.append(99)))
        every = [asyncio.ensure_future(threads.run(lambda n=n: (order.append(n), name())[1])) for n in range(20)]
        given_up = asyncio.ensure_future(threads.run(lambda: order.append(-1)))
        await asyncio.sleep(0)
        given_up.cancel()
        names = set(await asyncio.gather(*every))
        await gone
        assert names == {"django_1"}
        assert order == [99, *range(20)]

    play(scene, most=1)


@pytest.mark.parametrize("raised", [ValueError("no"), StopIteration(3), Ending()])
def test_what_the_work_raises_is_raised_where_it_was_asked_for(raised: BaseException) -> None:
    async def scene(threads: Threads) -> None:
        def work() -> None:
            raise raised

        asked = asyncio.ensure_future(threads.run(work))
        await asyncio.wait([asked])
        found = asked.exception()
        assert found is raised or (isinstance(found, RuntimeError) and "StopIteration" in str(found))
        assert await threads.run(name) == "django_1", "and the thread goes on"

    play(scene)


def test_what_the_work_sets_in_its_context_is_forgotten_behind_it() -> None:
    async def scene(threads: Threads) -> None:
        spoken.set("en")
        assert await threads.run(lambda: (spoken.get(), spoken.set("fr"))[0]) == "en"
        assert await threads.run(spoken.get) == "en"

    play(scene)


def test_closing_waits_for_what_has_begun_cancels_what_waits_and_takes_nothing_more() -> None:
    async def scene(threads: Threads) -> None:
        begun, go = threading.Event(), threading.Event()
        first = asyncio.ensure_future(threads.run(lambda: (begun.set(), go.wait(5), "done")[2]))
        second = asyncio.ensure_future(threads.run(name))
        await asyncio.sleep(0)
        assert begun.wait(5)
        asyncio.get_running_loop().call_later(0.05, go.set)
        await threads.close(patience=5)
        assert (first.result(), second.cancelled()) == ("done", True)
        with pytest.raises(RuntimeError, match="closed"):
            await threads.run(name)

    play(scene, most=1)


def test_closing_does_not_wait_for_ever() -> None:
    async def scene(threads: Threads) -> None:
        go = threading.Event()
        hanging = asyncio.ensure_future(threads.run(lambda: go.wait(30)))
        await asyncio.sleep(0.01)
        await threads.close(patience=0.05)
        assert not hanging.done()
        go.set()
        await hanging

    play(scene)
