"""What every role may expect of a view that declares this access. Nothing here was ever recorded from a run."""

from enum import Enum

from helpcentre.domain.people.models import Role
from helpcentre.domain.people.permissions import GRANTS, Permission

#: A visitor, a phone that followed her private link, her, another customer, and every role of the staff.
OUTSIDERS = ("visitor", "link", "customer", "stranger")
STAFF = tuple(Role.values)
ROLES = (*OUTSIDERS, *STAFF)


class Door(Enum):
    OPEN = "open"
    SIGN_IN = "to the sign-in page"
    CLOSED = "404"


def door(access: str, role: str, *, demo: bool) -> Door:
    """How a view of this access meets this role. Raises ValueError for an access that is no declared one."""
    if access == "public":
        return Door.OPEN
    if access == "demo":
        return Door.OPEN if demo else Door.CLOSED
    if access == "signed_in":
        return Door.SIGN_IN if role in ("visitor", "link") else Door.OPEN
    if access == "data_owner":  # everybody who is signed in has data of their own
        return Door.SIGN_IN if role in ("visitor", "link") else Door.OPEN
    if access == "ticket_holder":
        return Door.OPEN if role in ("customer", "link") else Door.CLOSED
    floor, _, permission = access.partition(":")
    if floor == "staff":
        if role in ("visitor", "link"):
            return Door.SIGN_IN
        granted = GRANTS.get(role, frozenset()) if role in STAFF else frozenset()
        return Door.OPEN if Permission(permission) in granted else Door.CLOSED
    raise ValueError(f"{access!r} is no access that tests/access/policy.py knows")
