"""What is kept of rules: the rules themselves, and by ids what they did."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, person_id, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, for_days, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Group, Use
from helpcentre.domain.automation.models import Firing, PendingClosure, Rule

_OF_TICKET = (Owner("ticket__requester"),)
_RULE = ("id", "name", "position", "is_on", "trigger", "minutes", "conditions", "deeds")
_FIRING = ("id", "rule", "ticket", "outcome", "cause", "depth", "chain", "first_event", "last_event", "fired_at")
_SETTING = "written by those who lead the team; about requests in general, not about a person"

table(
    Rule,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    owners=(Owner("owner"),),
    fields={
        **{name: plain(_SETTING) for name in _RULE},
        "owner": person_id(erase=MEANINGLESS_ID),
        "created_at": plain(),
    },
)

table(
    Firing,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(90, counted_from="fired_at", after=_("the rule ran")),
    owners=_OF_TICKET,
    row_goes=True,
    fields={
        **{name: plain() for name in _FIRING},
        "occasion": plain("the number of an event, of a message or of a moment"),
    },
)

table(
    PendingClosure,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    row_goes=True,
    fields={name: plain() for name in ["id", "ticket", "told_at", "closes_at"]},
)
