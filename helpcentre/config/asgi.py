"""The application a server runs: the front, with Django behind it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from helpcentre.base.front.app import Front


def make() -> Front:
    """A new front with Django ready behind it."""
    return Front(get_wsgi_application(), threads=settings.THREADS)


application = make()
