"""The visitor's choices that a public page depends on: the only cookies it may know."""

import re

#: Cookie name and the values that count; any other value is as good as none.
CHOICES: dict[str, tuple[str, ...]] = {"theme": ("light", "dark"), "data_saver": ("on", "1")}

Variant = tuple[str, ...]

NONE: Variant = ("",) * len(CHOICES)
_COOKIE = re.compile(r"(?:^|;)\s*(" + "|".join(CHOICES) + r")=([a-z0-9]{1,8})\s*(?=;|$)")


def of(cookie_header: str) -> Variant:
    """The choices in a Cookie header, in the order of ``CHOICES``; the first cookie of a name counts."""
    if not any(name in cookie_header for name in CHOICES):
        return NONE
    found: dict[str, str] = {}
    for name, value in _COOKIE.findall(cookie_header):
        found.setdefault(name, value if value in CHOICES[name] else "")
    return tuple(found.get(name, "") for name in CHOICES)


def cookie_header(variant: Variant) -> str:
    """The Cookie header that says just this."""
    return "; ".join(f"{name}={value}" for name, value in zip(CHOICES, variant, strict=True) if value)
