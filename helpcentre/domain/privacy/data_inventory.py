"""What is kept of people who use their rights: that they did, and when, so that it can be shown."""

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
from helpcentre.base.inventory.places import FileRoot
from helpcentre.base.inventory.registry import file_root, table
from helpcentre.base.inventory.retention import Retention, Rule, as_long_as, for_days, while_account_lives
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.privacy import erasure_inventory  # noqa: F401 - declares the rest
from helpcentre.domain.privacy.models import (
    Correction,
    HeldBackReading,
    PersonExport,
    ProofCode,
    RequestStep,
    RightsRequest,
    SilenceNotice,
)
from helpcentre.domain.privacy.models.person_export import LIFE

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
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "at": plain(),
    },
)

_DAYS = for_days(LIFE.days, counted_from="ready_at", after=_("it was made ready for you"))

table(
    PersonExport,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=_DAYS,
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "request": plain(),
        "language": plain(),
        "name": personal(
            Category.CREDENTIALS, _("the name of the copy of your data"), export=never("it is part of an address")
        ),
        "asked_at": plain(),
        "ready_at": plain(),
        "expires_at": plain(),
        "fetched_at": plain(),
        "size": plain(),
        "sha256": plain("a fingerprint of the copy", export=never("no copy can hold its own")),
        "rows": plain(),
        "files": plain(),
        "held_back": plain(),
    },
)

file_root(
    FileRoot(
        path="exports",
        holds=_("copies of their data, made for people who asked for it"),
        categories=(Category.NAME, Category.EMAIL, Category.PHONE, Category.CONTENT),
        use=Use.OPERATE,
        basis=Basis.LEGAL_OBLIGATION,
        retention=Retention(Rule.PERIOD, _DAYS.words, period=LIFE),
        erase="the file goes with the row that names it",
    )
)

table(
    ProofCode,
    group=Group.SIGN_IN,
    use=Use.SECURITY,
    basis=Basis.LEGAL_OBLIGATION,
    retention=for_days(1, counted_from="made_at", after=_("the code was sent")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "proof": plain("one of the ways to prove who asks"),
        "code_hash": personal(
            Category.CREDENTIALS, _("a scrambled form of a code we sent you"), export=never("it stands for a key")
        ),
        "made_at": plain(),
        "tries": plain(),
    },
)

table(
    Correction,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=for_days(365, counted_from="made_at", after=_("the correction")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "request": plain(),
        "fact": personal(Category.ACCOUNT, _("what you had corrected, and when")),
        "old_hash": plain("a fingerprint that only the key of this server can make", export=never("it says nothing")),
        "copies": plain(),
        "made_at": plain(),
    },
)

table(
    SilenceNotice,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "mail_id": plain("the number of a mail"),
        "tries": plain(),
        "asked_at": plain(),
        "sent_at": personal(Category.ACCOUNT, _("when we told you that your history is about to go")),
        "gave_up_at": plain(),
    },
)

table(
    HeldBackReading,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "table": plain("the name of a table in the code"),
        "row": plain(),
        "mark": plain("a fingerprint that only the key of this server can make", export=never("it says nothing")),
        "is_released": personal(Category.ACCOUNT, _("which of our notes about you we may hand over to you")),
        "read_by": person_id(owners=(Owner("read_by"),), erase=MEANINGLESS_ID),
        "read_at": plain(),
    },
)
