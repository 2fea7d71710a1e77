"""Contrast as WCAG 2.2 reckons it, and the shades that one colour becomes by day and by night."""

import re

from helpcentre.base.ui.bundles import TOKENS

ENOUGH = 4.5  # to 1, for words (success criterion 1.4.3)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
Rgb = tuple[int, int, int]


class NoColourError(ValueError):
    """It is not written like ``#14573f``."""


class TooPaleError(ValueError):
    """Words could not be read: ``contrast`` is too little. ``instead`` is the nearest darker shade that will do."""

    def __init__(self, contrast: float, instead: str) -> None:
        super().__init__(f"{contrast:.1f}")
        self.contrast, self.instead = contrast, instead


def clean(text: str) -> str:
    """``#14573f``. Raises NoColourError."""
    found = text.strip().lower()
    found = found if found.startswith("#") else f"#{found}"
    if len(found) == 4:
        found = "#" + "".join(sign * 2 for sign in found[1:])
    if not _COLOUR.fullmatch(found):
        raise NoColourError
    return found


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def by_day(accent: str) -> dict[str, str]:
    """The tokens of the light theme."""
    front = _mix(accent, "#000000", 0.15)
    return {
        "green": accent,
        "green-press": _mix(accent, "#000000", 0.2),
        "green-wash": _mix(accent, _token("paper"), 0.9),
        "green-edge": _mix(accent, _token("paper"), 0.7),
        "link": accent,
        "awning-a": accent,
        **_front(front),
    }


def by_night(accent: str) -> dict[str, str]:
    """The tokens of the dark theme: the same colour, as light as words on dark paper need."""
    paper, surface = _token("paper", 1), _token("surface", 1)
    light = accent
    wash = _mix(accent, paper, 0.75)
    while min(contrast(light, ground) for ground in (paper, surface, wash, _token("on-green", 1))) < ENOUGH:
        light = _mix(light, "#ffffff", 0.08)
    return {
        "green": light,
        "green-press": _mix(light, "#ffffff", 0.25),
        "green-wash": wash,
        "green-edge": _mix(accent, paper, 0.5),
        "link": light,
        "awning-a": _mix(accent, "#000000", 0.15),
        **_front(_mix(accent, "#000000", 0.4)),
    }


def check(accent: str) -> float:
    """The least contrast that words have by day with this colour. Raises TooPaleError when it is not enough."""
    least = _least(accent)
    if least >= ENOUGH:
        return least
    darker = accent
    while _least(darker) < ENOUGH:
        darker = _mix(darker, "#000000", 0.04)
    raise TooPaleError(least, darker)


def css(accent: str) -> str:
    """The tokens of both themes, as the tokens' own sheet says them: twice by night, because a choice must win."""
    day, night = _said(by_day(accent)), _said(by_night(accent))
    return (
        f":root{{{day}}}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
        f":root[data-theme=dark]{{{night}}}"
    )


def sample_css(accent: str) -> str:
    """The same for two pieces of a page that show day and night beside each other."""
    return f".by-day{{{_said(by_day(accent))}}}.by-night{{{_said(by_night(accent))}}}"


def _least(accent: str) -> float:
    day = by_day(accent)
    grounds = (_token("paper"), _token("surface"), _token("sunken"), day["green-wash"], _token("on-green"))
    return min(contrast(accent, ground) for ground in grounds)


def _front(front: str) -> dict[str, str]:
    """The bar at the top, on which words are light in both themes."""
    on = _token("on-front")
    soft = _mix(on, front, 0.25)
    return {
        "front": front,
        "front-deep": _mix(front, "#000000", 0.2),
        "front-line": _mix(front, on, 0.2),
        "on-front-soft": soft if contrast(soft, front) >= ENOUGH else on,
    }


def _said(tokens: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in tokens.items())


def _token(name: str, theme: int = 0) -> str:
    """A colour of the house, by day (0) or by night (1)."""
    found = re.findall(rf"--{name}: (#[0-9a-f]{{6}})", TOKENS.read_text())
    return str(found[min(theme, len(found) - 1)])


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(colour: str, other: str, part: float) -> str:
    """``colour`` with ``part`` of the other, from 0 to 1."""
    mixed = (round(a + (b - a) * part) for a, b in zip(_rgb(colour), _rgb(other), strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92) if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
