"""The event log holds ids and enum values. A person's id in it outlives the person and then means nothing."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.events.models import Event, ParkedEvent, SubscriberCursor
from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, personal, plain
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use

table(
    Event,
    group=Group.HISTORY,
    use=Use.SECURITY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    owners=(Owner("actor_id"),),
    fields={
        "id": plain(),
        "kind": plain("a name from the fixed list in an app's events.py"),
        "occurred_at": plain(),
        "actor_kind": plain("one of person, staff and system"),
        "actor_id": personal(
            Category.PERSON_ID, _("what was done in your requests, by whom and when"), erase=MEANINGLESS_ID
        ),
        "subject_kind": plain("the name of a kind of row"),
        "subject_id": plain(),
        "data": plain("ids and enum values only: EventKind.checked refuses anything else"),
    },
)

_READERS = "names of readers and types of exceptions, both from the code"
machinery(SubscriberCursor._meta.label, "name last_event_id failures retry_at", why=_READERS)
machinery(ParkedEvent._meta.label, "id subscriber event parked_at error", why=_READERS)
