"""What is kept of service levels. A clock says how long a request waited, so it belongs to whoever asked."""

from helpcentre.base.inventory.fields import Owner, plain
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import as_long_as
from helpcentre.base.inventory.taxonomy import Basis, Group, Use
from helpcentre.domain.service_levels.models import (
    Calendar,
    OpeningHours,
    Policy,
    SpecialDay,
    TeamCalendar,
    TicketClock,
)

_RULES = "when the team works and what it promises; says nothing about a person"

machinery(Calendar._meta.label, "id name time_zone country is_default created_at", why=_RULES)
machinery(OpeningHours._meta.label, "id calendar weekday opens closes", why=_RULES)
machinery(SpecialDay._meta.label, "id calendar day name is_open", why=_RULES)
machinery(TeamCalendar._meta.label, "id team calendar", why=_RULES)
machinery(
    Policy._meta.label,
    "id name position is_on priority plan business first_reply next_reply resolution created_at",
    why=_RULES,
)

table(
    TicketClock,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("ticket__requester"),),
    fields={
        "id": plain(),
        "ticket": plain(),
        "kind": plain(),
        "started_by": plain(),
        "policy": plain(),
        "calendar": plain(),
        "target": plain(),
        "used": plain(),
        "started_at": plain(),
        "running_since": plain(),
        "due_at": plain(),
        "warn_at": plain(),
        "stopped_at": plain(),
        "warned_at": plain(),
        "breached_at": plain(),
    },
)
