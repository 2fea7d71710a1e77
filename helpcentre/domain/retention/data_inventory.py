"""What is kept of legal holds."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import BLANK, MEANINGLESS_ID, SET_NULL, Owner, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import for_days, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.retention.models import LegalHold, RetentionRun, RetentionSetting

# While it is in force nobody is erased; one that is over goes blank with the person it was about.
table(
    LegalHold,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_service_runs(),
    owners=(Owner("person"), Owner("ticket__requester")),
    fields={
        "id": plain(),
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "business": plain(),
        "ticket": plain(),
        "reason": personal(Category.CONTENT, _("why what we keep of you had to stay"), erase=BLANK),
        "placed_by": person_id(owners=(Owner("placed_by"),), erase=MEANINGLESS_ID),
        "since": plain(),
        "until": plain(),
        "lifted_by": person_id(owners=(Owner("lifted_by"),), erase=MEANINGLESS_ID),
        "lifted_at": plain(),
    },
)

table(
    RetentionSetting,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_service_runs(),
    owners=(Owner("set_by"),),
    fields={
        "id": plain(),
        "term": plain("the name of a table or a field in the code"),
        "days": plain(),
        "set_at": plain(),
        "set_by": person_id(erase=SET_NULL),
    },
)

table(
    RetentionRun,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=for_days(400, counted_from="started_at", after=_("it ran")),
    fields={
        "id": plain(),
        "started_at": plain(),
        "finished_at": plain(),
        "is_rehearsal": plain(),
        "is_refused": plain(),
        "settles_at": plain(),
        "counts": plain("names of tables in the code, and numbers of rows"),
    },
)
