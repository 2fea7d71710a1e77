"""The policy itself is about nobody; who posted it is a member of staff."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import (
    MEANINGLESS_ID,
    SET_NULL,
    Owner,
    keep_for_law,
    person_id,
    personal,
    plain,
)
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import until, while_account_lives, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.policy.models import PolicyAcceptance, PolicyDraft, PolicyNotice, PolicyVersion

_PUBLIC = "words that everybody may read, written for everybody"

table(
    PolicyVersion,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_service_runs(),
    owners=(Owner("posted_by"),),
    fields={
        "id": plain(),
        "number": plain(),
        "sections": plain(_PUBLIC),
        "facts": plain("what the operator says of itself in public"),
        "lists": plain("lists made from this inventory"),
        "note": plain(_PUBLIC),
        "hashes": plain("fingerprints of public words"),
        "previous_seal": plain("a fingerprint of public words"),
        "seal": plain("a fingerprint of public words"),
        "mark": plain("a mark on that fingerprint, made with our key"),
        "posted_at": plain(),
        "posted_by": person_id(erase=MEANINGLESS_ID),
    },
)

table(
    PolicyDraft,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=until("announced_at", words=_("until it is posted or dropped")),
    owners=(Owner("edited_by"),),
    fields={
        "id": plain(),
        "sections": plain(_PUBLIC),
        "note": plain(_PUBLIC),
        "edits": plain(),
        "started_at": plain(),
        "edited_at": plain(),
        "edited_by": person_id(erase=SET_NULL),
        "announced_at": plain(),
    },
)

_PROOF = keep_for_law("what was agreed must be provable (GDPR article 5(2)); by then it points at nobody")
table(
    PolicyAcceptance,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    fields={
        "id": plain(),
        "person": person_id(erase=MEANINGLESS_ID),
        "version": plain(),
        "language": plain("the code of a language"),
        "text_hash": plain("the fingerprint of public words"),
        "act": personal(Category.SETTINGS, _("which version of this policy you accepted, when and how"), erase=_PROOF),
        "accepted_at": personal(
            Category.SETTINGS, _("which version of this policy you accepted, when and how"), erase=_PROOF
        ),
    },
)

table(
    PolicyNotice,
    group=Group.MAIL,
    use=Use.MAIL,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "version": personal(Category.SETTINGS, _("which versions of this policy we told you of")),
        "person": person_id(),
    },
)
