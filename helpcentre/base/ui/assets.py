"""Stylesheets, modules and pictures, put together once per process and named by their content.

A name that contains the content's hash can be kept by a browser for ever: a new content is a new address. The
modules share one hash, so that one may import another by a relative path and both are of the same release.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from helpcentre.base.ui import bundles, minify

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """One file as it is served. ``digest`` is 12 hexadecimal digits of a SHA-256."""

    name: str
    content: bytes
    content_type: str
    digest: str

    @property
    def url(self) -> str:
        return f"/static/{self.digest}/{self.name}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _asset(name: str, content: bytes, digest: str = "") -> Asset:
    return Asset(name, content, _TYPES[name[name.rindex(".") :]], digest or _digest(content))


@cache
def all_assets() -> MappingProxyType[str, Asset]:
    """Every asset by name."""
    made = [
        _asset(name, minify.css("\n".join(path.read_text() for path in paths)).encode())
        for name, paths in bundles.stylesheets().items()
    ]
    scripts = [(path.name, path.read_bytes()) for path in bundles.modules()]
    scripts += [
        (name, b"".join(b"{\n" + path.read_bytes() + b"}\n" for path in paths))
        for name, paths in bundles.scripts().items()
    ]
    release = _digest(b"".join(content for _, content in scripts))
    made += [_asset(name, content, release) for name, content in scripts]
    made += [_asset(path.name, path.read_bytes()) for path in bundles.files()]
    return MappingProxyType({asset.name: asset for asset in made})


def url(name: str) -> str:
    """The address of an asset. Raises KeyError for a name nothing is called."""
    return all_assets()[name].url


@cache
def worker() -> bytes:
    """The service worker. Its address never changes, so it is not named by its content."""
    return b"".join(path.read_bytes() for path in bundles.worker())
