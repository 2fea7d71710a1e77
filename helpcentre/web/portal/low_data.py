"""Pages for whoever pays by the megabyte: pictures come when they are asked for.

A choice like the colours: it is in the front's key, so a kept page is the same for everybody who made it.
"""

from django.http import HttpRequest

from helpcentre.base.front.variants import CHOICES

COOKIE = "data_saver"
ON = "on"


def is_on(request: HttpRequest) -> bool:
    """Whether this visitor wants little data. Also true to a page that is shared: it knows this choice."""
    return request.COOKIES.get(COOKIE, "") in CHOICES[COOKIE]
