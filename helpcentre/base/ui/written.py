"""HTML written by hand, with everything that comes from outside escaped: Django's ``format_html`` in half the time.

Django looks at every word for one that waits to be translated before it escapes it. On a page that is made anew that
took longer than a query.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def written(pattern: str, *values: Any) -> SafeString:
    """``pattern`` with a value, escaped unless it is marked as safe, in each of its ``{}``."""
    return SafeString(pattern.format(*map(escaped, values)))


def written_each(pattern: str, rows: Iterable[Iterable[Any]]) -> SafeString:
    """The same for each of ``rows``, one after the other."""
    return SafeString("".join(pattern.format(*map(escaped, row)) for row in rows))


def escaped(value: Any) -> str:
    """A plain string is escaped as Django escapes it; everything else is left to Django."""
    return escape(value) if type(value) is str else conditional_escape(value)
