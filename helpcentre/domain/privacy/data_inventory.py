"""What is kept of people who use their rights: that they did, and when, so that it can be shown."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import BLANK, MEANINGLESS_ID, Owner, keep_for_law, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, for_days
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.privacy.models import RequestStep, RightsRequest

_PROOF = keep_for_law("that a right was answered must be provable (GDPR article 5(2)); it points at nobody by then")

table(
    RightsRequest,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=for_days(3 * 365, counted_from="closed_at", after=_("your request about your data was answered")),
    owners=(Owner("person"),),
    fields={
        "id": plain(),
        "person": person_id(erase=MEANINGLESS_ID),
        "kind": personal(Category.ACCOUNT, _("what you asked about your data, and when"), erase=_PROOF),
        "source": plain(),
        "ticket": plain(),
        "language": plain(),
        "words": personal(Category.CONTENT, _("what you asked about your data, in your words"), erase=BLANK),
        "state": plain(),
        "identity": plain(),
        "proof": plain("one of the ways to prove who asks"),
        "refusal": plain("one of the reasons in the code"),
        "received_at": plain(),
        "due_at": plain(),
        "closed_at": plain(),
    },
)

table(
    RequestStep,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=as_long_as("request"),
    owners=(Owner("request__person"),),
    fields={
        "id": plain(),
        "request": plain(),
        "did": plain(),
        "detail": plain("the value of a choice in the code"),
        "actor_kind": plain(),
        "person": person_id(owners=(Owner("request__person"), Owner("person")), erase=MEANINGLESS_ID),
        "at": plain(),
    },
)
