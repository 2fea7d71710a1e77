"""What is kept of legal holds."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import BLANK, MEANINGLESS_ID, Owner, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.retention.models import LegalHold

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
