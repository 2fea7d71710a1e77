"""The application a server runs: the front, with Django behind it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from helpcentre.base.front.app import Front


def make() -> "Front":
    """A new front with Django ready behind it."""
    django = get_wsgi_application()
    from helpcentre.base.front.app import Front  # its models need a Django that is ready
    from helpcentre.config.counting import is_search

    return Front(django, threads=settings.THREADS, watch=is_search)


application = make()
