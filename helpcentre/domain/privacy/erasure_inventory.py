"""What is kept of erasures. Read with ``data_inventory``, which imports it."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import (
    BLANK,
    MEANINGLESS_ID,
    Owner,
    keep_for_law,
    never,
    person_id,
    personal,
    plain,
)
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, until, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.privacy.models import Erasure, ErasureStep

_PROOF = keep_for_law("that somebody was erased must be provable (GDPR article 5(2)); it points at nobody by then")

table(
    Erasure,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_service_runs(),
    owners=(Owner("person"),),
    fields={
        "id": plain(),
        "person": person_id(erase=MEANINGLESS_ID),
        "request": plain(),
        "cause": plain(),
        "key": plain("a random number, the address of the certificate", export=never("it opens the certificate")),
        "asked_at": personal(Category.ACCOUNT, _("when you asked to be erased, and when it was done"), erase=_PROOF),
        "begins_at": plain(),
        "cancelled_at": plain(),
        "held_at": plain(),
        "started_at": plain(),
        "finished_at": plain(),
        "looks_for": personal(
            Category.NAME,
            _("your name, address and number, while we look for copies of them to erase"),
            retention=until("finished_at", words=_("only until you are erased")),
            export=never("it is what your profile says"),
            erase=BLANK,
        ),
        "certificate_to": personal(
            Category.EMAIL,
            _("the address you gave for the certificate"),
            retention=until("address_gone_at", words=_("only until the certificate is mailed")),
            erase=BLANK,
        ),
        "address_gone_at": plain(),
        "ledger_number": plain(),
        "ledger_chain": plain("the chain of an entry in the ledger", export=never("it says nothing")),
        "certificate": plain("names of stores, counts and dates; nobody's data"),
    },
)

table(
    ErasureStep,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=as_long_as("erasure"),
    owners=(Owner("erasure__person"),),
    fields={
        "id": plain(),
        "erasure": plain(),
        "lap": plain(),
        "name": plain("the name of a table or a store in the code"),
        "count": plain(),
        "done_at": plain(),
    },
)
