"""Files in pages: ``{% load files %}``."""

from django import template
from django.conf import settings

register = template.Library()

_ICONS = {"image": "image", "audio": "play", "pdf": "receipt", "text": "note"}


@register.filter
def file_icon(kind: str) -> str:
    """The icon of a file by its kind (``base.files.kinds``)."""
    return _ICONS.get(kind, "clip")


@register.simple_tag
def file_limits() -> dict[str, int]:
    """``{% file_limits as limits %}``: how many files of how many megabytes a message takes."""
    return {"most": settings.FILES_PER_MESSAGE, "mb": settings.FILE_MB, "bytes": settings.FILE_MB * 1_000_000}


@register.filter
def file_size(size: int) -> str:
    """``7 kB``, ``1.2 MB``: as the browser's script says it while the file travels."""
    return f"{-(-size // 1000)}\u00a0kB" if size < 1_000_000 else f"{size / 1_000_000:.1f}\u00a0MB"
