"""Sessions in the database, as Django keeps them; the look at one on every request is built once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared


class SessionStore(db.SessionStore):
    """What Django imports by this name from the module that SESSION_ENGINE names."""

    def _get_session_from_db(self) -> Session | None:
        found = _session.first(key=self.session_key or "", now=clock.now())
        if found is None:
            self._session_key = None
        return found


@prepared
def _session(key: One, now: One) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
