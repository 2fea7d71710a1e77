"""The door: one raw ASGI application in front of Django."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings

from helpcentre.base.events import faults, log
from helpcentre.base.files import grants as file_grants
from helpcentre.base.front import (
    answers,
    bodies,
    bounds,
    django_bridge,
    entry,
    marks,
    private_files,
    requests,
    routes,
    wishes,
)
from helpcentre.base.front.asgi import Headers, Receive, Scope, Send, value
from helpcentre.base.front.cache import Key, PageCache
from helpcentre.base.front.django_bridge import Reply, WSGIApplication
from helpcentre.base.front.entry import Entry
from helpcentre.base.front.refusals import refuse
from helpcentre.base.front.threads import Threads
from helpcentre.base.front.uploads import METHODS as UPLOAD_METHODS
from helpcentre.base.front.uploads import PREFIX as UPLOADS
from helpcentre.base.front.uploads import Uploads
from helpcentre.base.front.variants import NONE as NO_CHOICE
from helpcentre.base.front.variants import of as variant_of
from helpcentre.base.live import grants, hints, replay, serving
from helpcentre.base.live.hub import Hub
from helpcentre.base.live.topics import Interest, Seen
from helpcentre.base.live.watcher import Watcher
from helpcentre.base.ui import look
from helpcentre.base.ui.events import LOOK_CHANGED

logger = logging.getLogger(__name__)

T = TypeVar("T")
_ROUTES = {route.path: route for route in routes.ROUTES}
_GRANT, _MARK = grants.HEADER.lower().encode(), marks.HEADER.lower().encode()
_FILE = file_grants.HEADER.lower().encode()
_IMMUTABLE = routes.IMMUTABLE_PREFIX.encode()


class Front:
    """Serves kept pages, streams and its own routes; gives everything else to ``django`` in one of ``threads``.

    It decides no access: a stream is opened and a page kept only on a signed word of Django's (grants, marks).
    """

    def __init__(
        self, django: WSGIApplication, *, threads: int, watch: Callable[[str, bytes], bool] = lambda path, query: False
    ) -> None:
        """``watch`` says by path and query string which of Django's answers are counted in ``watched_answers``."""
        self.watch = watch
        self.watched_answers = 0
        self.cache = PageCache(bounds.CACHE)
        self.hub = Hub()
        self.uploads = Uploads()
        self.only_secure = bool(settings.SECURE_SSL_REDIRECT)
        self._django = django
        self._threads = Threads(threads, "django")
        self._waiting = 0
        self._watcher: Watcher | None = None
        self._ticking: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    # Life

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def start(self) -> None:
        """Follow the event log from here on."""
        loop = asyncio.get_running_loop()
        self.hub.position = await self._in_thread(log.newest_id)
        self._watcher = Watcher(
            self.hub.position,
            deliver=lambda events: _call(loop, lambda: self._on_events(events)),
            healthy=lambda is_healthy: _call(loop, lambda: self.cache.switch(is_healthy)),
            given=await self._in_thread(hints.newest),
            pass_on=lambda given: _call(loop, lambda: self.hub.pass_on(given)),
        )
        self._watcher.start()
        self._ticking = loop.create_task(self.hub.run())

    async def stop(self) -> None:
        """End streams and threads; requests that Django is working on may finish."""
        self.hub.close()
        if self._ticking:
            self._ticking.cancel()
        if self._watcher:
            await asyncio.get_running_loop().run_in_executor(None, self._watcher.stop)
        await self._threads.close(patience=bounds.ENDING_SECONDS)

    def _on_events(self, events: list[Seen]) -> None:
        if any(event.kind == LOOK_CHANGED.name for event in events):
            look.forget()
        self.cache.purge(event.kind for event in events)
        self.hub.publish(events)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """Run ``work`` in the pool, in a context of its own: a language activated there is forgotten afterwards."""
        self._waiting += 1
        try:
            return await self._threads.run(work)
        finally:
            self._waiting -= 1

    # Requests

    def kept(self, method: str, target: bytes, scheme: str, headers: Headers) -> Entry | None:
        """The kept answer to a request without a query string."""
        if method not in {"GET", "HEAD"} or (self.only_secure and not requests.is_secure(scheme, headers)):
            return None
        if target.startswith(_IMMUTABLE):
            return self.cache.get((target, None))
        cookie = value(headers, b"cookie")
        variant = variant_of(cookie.decode("latin1")) if cookie else NO_CHOICE
        return self.cache.get((target, variant), counted=not wishes.not_counted(headers))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        language = requests.language(scope["path"])
        status = requests.fault(scope)
        if status is not None:
            await refuse(send, status, language)
            return
        route = _ROUTES.get(scope["path"])
        if route is not None:
            await answers.own(send, route, scope["method"], language)
            return
        if scope["path"].startswith(UPLOADS) and scope["method"] in UPLOAD_METHODS:
            await self.uploads.answer(scope, receive, send)
            return
        headers: Headers = scope["headers"]
        if not scope["query_string"]:
            found = self.kept(scope["method"], scope["raw_path"], scope["scheme"], headers)
            if found is not None:
                await answers.kept(send, found, headers)
                return
        if self._waiting >= bounds.WAITING:
            await refuse(send, 503, language)
            return
        since = self.cache.now
        try:
            reply = await self._ask_django(scope, receive)
        except bodies.HungUpError:
            return
        except bodies.BodyError as refused:
            await refuse(send, refused.status, language)
        except Exception as error:
            logger.error("Django raised %s", faults.describe(error))
            await refuse(send, 500, language)
        else:
            await self._execute(reply, since, scope, receive, send)

    async def _ask_django(self, scope: Scope, receive: Receive) -> Reply:
        body = await bodies.take(scope["headers"], receive, scope["path"])
        try:
            made = django_bridge.environ(scope, requests.passed_on(scope["headers"]), body)
            accepted = value(scope["headers"], b"accept-encoding")
            return await self._in_thread(lambda: answers.packed(django_bridge.run(self._django, made), accepted))
        finally:
            if body is not None:
                body.close()

    async def _execute(self, reply: Reply, since: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Do what Django's answer says: stream, keep and send, or just send."""
        counted = not wishes.not_counted(scope["headers"])
        if counted and reply.status == 200 and self.watch(scope["path"], scope["query_string"]):
            self.watched_answers += 1
        internal, reply.headers = answers.split(reply.headers)
        grant, mark = internal.get(_GRANT), internal.get(_MARK)
        if grant is not None and reply.status == 200 and scope["method"] == "GET":
            await self._stream(grant, scope, reply, receive, send)
            return
        if _FILE in internal and reply.status == 200:
            await self._file(internal[_FILE], scope, reply, send)
            return
        found = await self._keep(mark, scope, reply, since) if mark is not None else None
        if found is not None:
            self.cache.served[scope["raw_path"]] += counted
            await answers.kept(send, found, scope["headers"])
        else:
            await self._send_private(reply, scope, send)

    async def _send_private(self, reply: Reply, scope: Scope, send: Send) -> None:
        accepted = value(scope["headers"], b"accept-encoding")
        if answers.is_worth_packing(reply, accepted):  # a marked page that is not kept after all
            await self._in_thread(lambda: answers.pack(reply))
        await answers.private(send, reply)

    async def _file(self, grant: bytes, scope: Scope, reply: Reply, send: Send) -> None:
        granted = private_files.read(grant)
        if granted is None:
            logger.error("a file was answered with a grant that does not hold")
        elif await private_files.serve(granted, asked=scope["headers"], answer=reply.headers, send=send):
            return
        else:
            logger.error("a file that a row names is not in the store")
        await refuse(send, 500, requests.language(scope["path"]))

    async def _keep(self, mark: bytes, scope: Scope, reply: Reply, since: int) -> Entry | None:
        """The entry made of a marked answer, kept if it may be; None when the mark does not fit the answer."""
        key, kinds = _key(mark, scope["raw_path"])
        if key is None or scope["method"] != "GET" or scope["query_string"] or not answers.is_shareable(reply):
            return None
        made = await self._in_thread(
            lambda: entry.Entry(reply.body, reply.headers, kinds=kinds, for_ever=key[1] is None)
        )
        self.cache.put(key, made, since)
        return made

    async def _stream(self, grant: bytes, scope: Scope, reply: Reply, receive: Receive, send: Send) -> None:
        interest = grants.read(grant.decode("latin1"))
        if interest is None:
            logger.error("a stream was answered with a grant that does not hold")
            await refuse(send, 500, requests.language(scope["path"]))
            return
        cutting = scope.get("extensions", {}).get("helpcentre.abort", {})
        stream = self.hub.open(interest, cutting.get("call"))
        if stream is None:
            await refuse(send, 503, requests.language(scope["path"]))
            return
        after, headers = answers.last_event(scope), answers.beside_stream(reply.headers)
        # A stream lives for minutes and there are thousands: nothing of the request that led to it is held.
        scope["headers"].clear()
        reply.headers.clear()
        try:
            await serving.serve(
                stream,
                after=after,
                headers=headers,
                missed=self._missed,
                receive=receive,
                send=send,
            )
        finally:
            self.hub.forget(stream)

    async def _missed(self, interest: Interest, after: int, until: int) -> list[Seen] | None:
        return await self._in_thread(lambda: replay.missed(interest, after, until))


def _key(mark: bytes, raw_path: bytes) -> tuple[Key | None, frozenset[str]]:
    """Where a marked answer is kept: under what was rendered, not under what was asked, and only if they agree."""
    word = mark.decode("latin1")
    if word == marks.IMMUTABLE:
        return ((raw_path, None) if raw_path.startswith(_IMMUTABLE) else None), frozenset()
    signed = marks.read(word)
    if signed is None or signed.path.encode() != raw_path:
        return None, frozenset()
    return (raw_path, signed.variant), signed.kinds


def _call(loop: asyncio.AbstractEventLoop, work: Callable[[], None]) -> None:
    """Run ``work`` on the loop's thread; a loop that has closed needs no news."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(work)
