"""What the running server proves of the policy."""

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.server_lock import ServerLock
from helpcentre.base.events.models import ParkedEvent
from helpcentre.base.jobs import leases
from helpcentre.base.promises.controls import Evidence, control

TIMEOUT = 2.0  # seconds


@control("P27", summary=_("The health address of the running server, and the sign of life of its worker"))
def the_server_is_watched() -> Evidence:
    """Finds the server by the lock on the data directory, so that an old note of a dead one does not count."""
    holder = ServerLock(settings.DATA.server_lock).holder()
    if holder is None or holder.address is None:
        return Evidence.unproven(_("No server runs on this data."))
    status = _health(holder.address)
    seen = leases.last_seen()
    age = round((clock.now() - seen).total_seconds()) if seen else None
    found = (
        (_("Answer of the health address"), status or _("none")),
        (_("Seconds since the worker was last seen"), _("never seen") if age is None else age),
        (_("Events that a reader could not read"), ParkedEvent.objects.count()),
    )
    if status != 200:
        return Evidence.broken(_("The server does not say that it is well."), *found)
    if age is None or age > leases.LEASE.total_seconds():
        return Evidence.broken(_("The server answers, but its worker does not."), *found)
    return Evidence.kept(_("The server and its worker say that they are well."), *found)


def _health(address: str) -> int | None:
    """The status of ``/healthz``; None when nobody answers in time."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    connection = HTTPConnection(parts.hostname or "127.0.0.1", parts.port or 80, timeout=TIMEOUT)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
