"""Threads for Django, called from the event loop: the one that worked last works next.

``ThreadPoolExecutor`` gives each request to the thread that has rested longest, whose database connection, and whatever
processor and SQLite remember for it, have gone cold by then.
"""

import asyncio
import contextlib
import contextvars
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
_Job = tuple["asyncio.Future[Any]", contextvars.Context, Callable[[], Any]]
_Jobs = SimpleQueue["_Job | None"]


class Threads:
    """At most ``most`` of them, started when they are needed. Every call comes from the loop's thread."""

    def __init__(self, most: int, name: str) -> None:
        self.most = most
        self.name = name
        self._started = 0
        self._resting: list[_Jobs] = []
        self._waiting: deque[_Job] = deque()
        self._closed: asyncio.Event | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` gives back or raises. It runs in a copy of the caller's context.

        A caller that is cancelled is let go at once; work that has begun is done to its end all the same. Raises
        RuntimeError after ``close``.
        """
        if self._closed is not None:
            raise RuntimeError("the threads are closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        job = future, contextvars.copy_context(), work
        if self._resting:
            self._resting.pop().put(job)
        elif self._started < self.most:
            self._start().put(job)
        else:
            self._waiting.append(job)
        return await future

    async def close(self, patience: float) -> None:
        """What has begun may take ``patience`` seconds to end; what waits is cancelled. Closing again does nothing."""
        if self._closed is not None:
            return
        self._closed = asyncio.Event()
        while self._waiting:
            self._waiting.popleft()[0].cancel()
        while self._resting:
            self._end(self._resting.pop())
        if self._started:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), patience)

    def _start(self) -> _Jobs:
        jobs: _Jobs = SimpleQueue()
        self._started += 1
        Thread(target=self._serve, args=(jobs,), name=f"{self.name}_{self._started}", daemon=True).start()
        return jobs

    def _end(self, jobs: _Jobs) -> None:
        jobs.put(None)
        self._started -= 1
        if self._closed is not None and not self._started:
            self._closed.set()

    def _serve(self, jobs: _Jobs) -> None:
        while job := jobs.get():
            future, context, work = job
            result: Any = None
            error: BaseException | None = None
            try:
                result = context.run(work)
            except StopIteration as raised:  # no future may raise it
                error = RuntimeError(f"the work raised {raised!r}")
            except BaseException as raised:
                error = raised
            try:
                future.get_loop().call_soon_threadsafe(self._done, jobs, future, result, error)
            except RuntimeError:
                return  # the loop has closed: nobody waits
            del job, future, context, work, result, error  # a resting thread holds nothing of a request

    def _done(self, jobs: _Jobs, future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
        while self._waiting and self._waiting[0][0].cancelled():
            self._waiting.popleft()
        if self._waiting:
            jobs.put(self._waiting.popleft())
        elif self._closed is not None:
            self._end(jobs)
        else:
            self._resting.append(jobs)
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
