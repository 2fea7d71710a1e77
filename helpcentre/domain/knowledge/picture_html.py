"""How a page shows a picture: in the size that fits, with room kept for it, or on tap for whoever saves data."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpcentre.domain.knowledge.picture_sizes import PictureSizes

_SIZES = "(min-width: 44em) 40rem, calc(100vw - 2rem)"
_PLAIN = 640  # dots; for browsers that choose no size, and for one tap


def shown(picture: PictureSizes, words: str) -> SafeString:
    """Width and height are said, so that nothing moves when it arrives; it is fetched when it comes near."""
    near = picture.near(_PLAIN)
    several = format_html_join(", ", "{} {}w", ((_address(size.name), size.width) for size in picture.sizes))
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" loading="lazy" decoding="async" alt="{}">',
        _address(near.name), several, _SIZES, near.width, near.height, words,
    )  # fmt: skip


def on_tap(picture: PictureSizes, words: str) -> SafeString:
    """A link to the picture that says what it shows and weighs. A script shows it in its place."""
    near = picture.near(_PLAIN)
    return format_html(
        '<a class="tap" href="{}" data-width="{}" data-height="{}"><b>{}</b> <span>{}</span></a>',
        _address(near.name), near.width, near.height, words,
        _("Show the picture (%(kb)s kB)") % {"kb": max(1, round(near.weight / 1000))},
    )  # fmt: skip


def _address(name: str) -> str:
    return reverse("picture", args=[name])
