"""Who is signed in stands inside the session, where no query sees it."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.stores import Stage, Store, Whose, add_store
from helpcentre.base.inventory.taxonomy import Group


def _theirs(whose: Whose) -> Iterator[str]:
    """Keys of sessions in which they are signed in, or in which an address of theirs is signing in."""
    theirs = {str(number) for number in whose.ids}
    for session in Session.objects.iterator(chunk_size=1000):
        said = session.get_decoded()
        if str(said.get(SESSION_KEY, "")) in theirs or any(each in str(said) for each in whose.emails):
            yield session.session_key


def _end(whose: Whose) -> int:
    return Session.objects.filter(pk__in=list(_theirs(whose))).delete()[0]


add_store(
    Store(
        "people.sessions",
        Group.SIGN_IN,
        _("your sign-in on every phone and computer"),
        stage=Stage.DOORS,
        count=lambda whose: sum(1 for _key in _theirs(whose)),
        erase=_end,
        tables=("sessions.Session",),
    )
)
