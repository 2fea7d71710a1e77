"""Every address Django knows, with who may come in and by which methods, as its view declares it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils import translation

URLCONF = "tests.access.urls"
AUTHORING = "/cms/"
View = Callable[..., Any]


@dataclass(frozen=True)
class Address:
    """One route in one language. ``template`` has ``{name}`` where an object's word belongs; ``name`` is the view's."""

    name: str
    language: str
    template: str
    view: View

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.template)

    @property
    def access(self) -> str:
        """What the view declares; empty when it declares nothing."""
        return str(getattr(self.view, "access", ""))

    @property
    def methods(self) -> frozenset[str]:
        return methods_of(self.view)

    def __str__(self) -> str:
        return f"{self.name}-{self.language}" if self.language else self.name


def every_address() -> list[Address]:
    """The whole URLconf but the authors' part; a part that is prefixed by language appears once per language."""
    found: dict[str, Address] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for address in _walk(get_resolver(URLCONF), "/", "", code):
                found.setdefault(address.template, address)
    return list(found.values())


def _walk(resolver: URLResolver, before: str, space: str, language: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = before + _template(entry.pattern)
        if here == AUTHORING:
            continue  # Wagtail's addresses: tests/test_access_authoring.py
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, here, inner, language)
        elif isinstance(entry, URLPattern):
            named = re.match(r"/(\w\w)/", here)
            in_language = language if named and named[1] == language else ""
            yield Address(f"{space}{entry.name or here}", in_language, here, entry.callback)


def _template(pattern: Any) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return pattern.language_prefix
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))
    plain = str(pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
    if re.search(r"[\\()[\]*+?|]", plain):
        raise AssertionError(f"the route {pattern} is a regular expression; use path() so that the table can read it")
    return plain


def methods_of(view: View) -> frozenset[str]:
    """The methods a view accepts: its own ``methods``, Django's ``require_…`` decorators, or a class's handlers."""
    if declared := getattr(view, "methods", None):
        return frozenset(declared)
    layer: Any = view
    while layer is not None:
        names = getattr(getattr(layer, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            return frozenset(layer.__closure__[names.index("request_method_list")].cell_contents)
        if made_from := getattr(layer, "view_class", None):
            handled = {name.upper() for name in made_from.http_method_names if hasattr(made_from, name)}
            return frozenset(handled - {"OPTIONS"} | ({"HEAD"} if "GET" in handled else set()))
        layer = getattr(layer, "__wrapped__", None)
    return frozenset()
