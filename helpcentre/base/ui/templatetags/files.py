"""Files in pages: ``{% load files %}``."""

from django import template

register = template.Library()

_ICONS = {"image": "image", "audio": "play", "pdf": "receipt", "text": "note"}


@register.filter
def file_icon(kind: str) -> str:
    """The icon of a file by its kind (``base.files.kinds``)."""
    return _ICONS.get(kind, "clip")
