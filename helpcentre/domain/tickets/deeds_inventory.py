"""What is kept of what is done to a ticket. Read with ``data_inventory``, which imports it."""

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, person_id, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Group, Use
from helpcentre.domain.tickets.models import Following, Merge, Redaction, Relation, Snooze, Tag, TicketTag

_OF_TICKET = (Owner("ticket__requester"),)

table(
    Tag,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "name": plain("a word the team sorts requests by, chosen by staff"),
        "key": plain("the same word without capitals"),
        "colour": plain(),
        "created_at": plain(),
    },
)

table(
    TicketTag,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    fields={"id": plain(), "ticket": plain(), "tag": plain(), "added_at": plain()},
)

table(
    Snooze,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "until": plain(),
        "made_at": plain(),
        "ended_at": plain(),
        "ended_by": plain(),
    },
)

table(
    Merge,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    fields={
        "id": plain(),
        "ticket": plain(),
        "into": plain(),
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "status_before": plain(),
        "made_at": plain(),
        "undone_at": plain(),
    },
)

table(
    Relation,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    fields={"id": plain(), "ticket": plain(), "other": plain(), "kind": plain(), "made_at": plain()},
)

table(
    Following,
    group=Group.STAFF,
    use=Use.NOTIFY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=as_long_as("ticket"),
    owners=(Owner("person"),),
    row_goes=True,
    fields={"id": plain(), "ticket": plain(), "person": person_id(), "since": plain()},
)

table(
    Redaction,
    group=Group.REQUESTS,
    use=Use.SECURITY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=as_long_as("message"),
    owners=(Owner("message__ticket__requester"),),
    fields={
        "id": plain(),
        "message": plain(),
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "made_at": plain(),
        "signs": plain(),
        "files": plain(),
    },
)
