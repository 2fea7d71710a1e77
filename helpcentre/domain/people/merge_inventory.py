"""What is kept of records that were merged. Read with ``data_inventory``, which imports it."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, keep_for_law, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import while_account_lives
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.people.models import AlsoKnownAs, PersonMerge

table(
    PersonMerge,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("kept"),),
    fields={
        "id": plain(),
        "merged": person_id(erase=MEANINGLESS_ID),
        "kept": person_id(erase=MEANINGLESS_ID),
        "by": person_id(owners=(Owner("by"),), erase=MEANINGLESS_ID),
        "why": plain("one of the reasons in the code"),
        "proof": plain("one of the ways in the code to make sure"),
        "made_at": personal(
            Category.ACCOUNT,
            _("that two records of you were merged, and when"),
            erase=keep_for_law("an old copy must lose both records (GDPR article 17); by then they point at nobody"),
        ),
    },
)

table(
    AlsoKnownAs,
    group=Group.IDENTITY,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "name": personal(Category.NAME, _("your name")),
        "email": personal(Category.EMAIL, _("your e-mail address")),
        "email_verified_at": personal(Category.ACCOUNT, _("when you proved that an address or number is yours")),
        "phone": personal(Category.PHONE, _("your phone number")),
        "phone_verified_at": personal(Category.ACCOUNT, _("when you proved that an address or number is yours")),
        "since": plain(),
    },
)
