"""Template tags of the design system: ``{% load ui %}``."""

from datetime import date, datetime, timedelta
from typing import cast

from django import template
from django.db import DatabaseError
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from helpcentre.base.ui import assets, clock, icons, look
from helpcentre.base.ui.folding import same_everywhere

register = template.Library()


@register.simple_tag
@same_everywhere
def bundle(name: str) -> SafeString:
    """``{% bundle "portal.css" %}`` links a stylesheet."""
    return format_html('<link rel="stylesheet" href="{}">', assets.url(name))


@register.simple_tag
@same_everywhere
def module(name: str) -> SafeString:
    """``{% module "copy.js" %}`` loads one behaviour after the page."""
    return format_html('<script type="module" src="{}"></script>', assets.url(name))


@register.simple_tag
@same_everywhere
def asset(name: str) -> str:
    """``{% asset "mark.svg" %}`` is the address of a file."""
    return assets.url(name)


@register.simple_tag(takes_context=True)
@same_everywhere
def icon(context: Context, name: str, label: str = "", extra: str = "") -> SafeString:
    """``{% icon "search" %}`` is decoration; with ``label`` it is a picture that says so. ``extra`` adds classes.

    Raises KeyError for an icon that is not in the sprite.
    """
    return icons.put(context, name, label, extra)


@register.filter
def drawn(name: str) -> str:
    """The name of an icon that somebody typed, or ``book`` when no icon is called so."""
    return name if name in icons.symbols() else "book"


@register.simple_tag(takes_context=True)
def sprite(context: Context, *names: str) -> SafeString:
    """The symbols named and those every ``{% icon %}`` before it used. Put it once, at the end of the body.

    Name the icons that only a fragment fetched later will show.
    """
    return icons.sprite(frozenset({*names, *icons.used(context)}))


@register.simple_tag
@same_everywhere
def mark() -> SafeString:
    """The brand mark."""
    return mark_safe(icons.mark())  # noqa: S308


@register.simple_tag(takes_context=True)
def look_style(context: Context) -> SafeString:
    """The colours that were chosen for the public pages; nothing while they are the house's own."""
    address = _look(context).style_url
    return format_html('<link rel="stylesheet" href="{}">', address) if address else mark_safe("")


@register.simple_tag(takes_context=True)
def look_mark(context: Context) -> SafeString:
    """The logo that was chosen for the public pages, else the brand mark."""
    chosen = _look(context)
    if not chosen.logo:
        return mark_safe(icons.mark())  # noqa: S308
    size = (chosen.logo_url, chosen.width, chosen.height)
    return format_html('<img class="logo" src="{}" width="{}" height="{}" alt="">', *size)


def _look(context: Context) -> look.Shown:
    """The look that a page wears from its first line to its last."""
    lowest = cast("dict[str, look.Shown]", context.render_context.dicts[0])
    if "ui.look" not in lowest:
        lowest["ui.look"] = _worn(context)
    return lowest["ui.look"]


def _worn(context: Context) -> look.Shown:
    if context.get("asks_nobody"):
        return look.known()
    try:
        return look.shown()
    except DatabaseError:
        return look.Shown()  # "not found" is said without a database too


@register.simple_tag(takes_context=True)
def own_choices(context: Context) -> SafeString:
    """What a visitor chose, for ``<html>``: night or day colours, pictures only on tap."""
    cookies = getattr(context.get("request"), "COOKIES", {})
    theme = cookies.get("theme")
    chosen = f' data-theme="{theme}"' if theme in {"light", "dark"} else ""
    return mark_safe(chosen + (" data-saver" if cookies.get("data_saver") in {"on", "1"} else ""))  # noqa: S308


@register.filter
def clock_time(moment: datetime | None) -> str:
    return clock.clock_time(moment) if moment else ""


@register.filter
def when(moment: datetime | None) -> str:
    return clock.when(moment) if moment else ""


@register.filter
def day(moment: datetime | date | None) -> str:
    return clock.day(moment) if moment else ""


@register.filter
def dated(moment: datetime | None) -> str:
    return clock.dated(moment) if moment else ""


@register.filter
def day_heading(moment: datetime | None) -> str:
    return clock.day_heading(moment) if moment else ""


@register.filter
def kilobytes(size: int) -> str:
    """``18 kB`` for a size in bytes, rounded up: never less than it costs."""
    return f"{-(-int(size) // 1000)} kB"


@register.filter
def length_of_time(span: timedelta) -> str:
    """``20 minutes``, ``3 hours`` or ``2 days``, rounded up to what people would say."""
    minutes = max(1, -(-int(span.total_seconds()) // 60))
    if minutes >= 48 * 60:
        days = -(-minutes // 1440)
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    if minutes >= 90:
        hours = -(-minutes // 60)
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    rounded = minutes if minutes < 10 else -(-minutes // 5) * 5
    return ngettext("%(count)s minute", "%(count)s minutes", rounded) % {"count": rounded}


@register.filter(is_safe=True)
def together(text: str) -> SafeString:
    """M-Pesa in a title is never broken at its hyphen."""
    return mark_safe(conditional_escape(text).replace("M-Pesa", '<span class="nb">M-Pesa</span>'))  # noqa: S308


@register.filter
def no_break(text: str) -> SafeString:
    """Keeps a short text on one line."""
    return format_html('<span class="nb">{}</span>', text)
