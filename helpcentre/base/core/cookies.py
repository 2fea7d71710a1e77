"""Setting a cookie of ours, with the same safe flags everywhere. Each name is declared in the inventory of its app."""

from django.conf import settings
from django.http import HttpResponse


def keep(response: HttpResponse, name: str, value: str, *, seconds: int, scripts_may_read: bool = False) -> None:
    """For our own addresses only, over HTTPS where we are reached so, hidden from scripts unless said."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=not scripts_may_read,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def drop(response: HttpResponse, name: str) -> None:
    response.delete_cookie(name, samesite="Lax")
