"""One kept answer: compressed once, its headers written out once."""

import hashlib

from helpcentre.base.front import encodings
from helpcentre.base.front.asgi import Headers

_REVALIDATE = b"public, max-age=0, must-revalidate"
_FOR_EVER = b"public, max-age=31536000, immutable"
#: Headers a kept answer never repeats: they are written anew, or belong to one connection or one visitor.
_NOT_KEPT = {
    b"cache-control", b"connection", b"content-encoding", b"content-length", b"date", b"etag", b"expires",
    b"last-modified", b"pragma", b"set-cookie", b"transfer-encoding", b"vary",
}  # fmt: skip


class Rendering:
    """The answer in one encoding. ``ok`` and ``same`` are the headers of a 200 and a 304."""

    __slots__ = ("body", "etag", "ok", "ok_head", "same", "same_head")

    def __init__(self, body: bytes, etag: bytes, *, same: Headers, ok: Headers) -> None:
        self.body = body
        self.etag = etag
        self.same: Headers = [(b"etag", etag), *same]
        self.ok: Headers = [*self.same, *ok]
        self.ok_head = _written(b"HTTP/1.1 200 OK\r\n", self.ok)
        self.same_head = _written(b"HTTP/1.1 304 Not Modified\r\n", self.same)


class Entry:
    """A page or file in every encoding. The plain one is unpacked when somebody asks for it: hardly anybody does."""

    __slots__ = ("_renderings", "kinds", "size")

    def __init__(self, body: bytes, headers: Headers, *, kinds: frozenset[str], for_ever: bool) -> None:
        self.kinds = kinds
        kept = [(name, value) for name, value in headers if name not in _NOT_KEPT]
        vary = b"Accept-Encoding" if for_ever else b"Accept-Encoding, Cookie"
        general = [(b"cache-control", _FOR_EVER if for_ever else _REVALIDATE), (b"vary", vary)]
        digest = hashlib.blake2b(body, digest_size=12)
        for name, value in sorted(kept):
            # django-csp writes its directives in another order in each process; the tag must outlive a restart.
            digest.update(b"\0" + name + b":" + b";".join(sorted(part.strip() for part in value.split(b";"))))
        tag = digest.hexdigest()
        packed = {"br": encodings.br(body, for_ever=for_ever), "gzip": encodings.gz(body)}
        self._renderings = {
            name: Rendering(
                held,
                f'"{tag}-{name}"'.encode(),
                same=general,
                ok=[*kept, (b"content-encoding", name.encode()), (b"content-length", b"%d" % len(held))],
            )
            for name, held in packed.items()
        }
        plain = [*kept, (b"content-length", b"%d" % len(body))]
        self._renderings[encodings.IDENTITY] = Rendering(b"", f'"{tag}"'.encode(), same=general, ok=plain)
        self.size = sum(len(held) for held in packed.values()) + 6_000  # about what the headers take

    def rendering(self, encoding: str) -> Rendering:
        return self._renderings[encoding]

    def body(self, encoding: str) -> bytes:
        if encoding == encodings.IDENTITY:
            return encodings.plain(self._renderings["gzip"].body)
        return self._renderings[encoding].body


def names(if_none_match: bytes | None, etag: bytes) -> bool:
    """Whether an If-None-Match header names ``etag`` (weak comparison, RFC 9110 section 13.1.2)."""
    if if_none_match is None:
        return False
    if if_none_match == etag:
        return True
    return any(part.strip().removeprefix(b"W/") in {etag, b"*"} for part in if_none_match.split(b","))


def _written(line: bytes, headers: Headers) -> bytes:
    return line + b"".join(b"%s: %s\r\n" % header for header in headers)
