"""What is kept while an answer is being written."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, Speech, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, for_days, while_account_lives
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.answering.models import Draft, HeldReply, Presence, SavedReply, SavedReplyText, WritingPreference

_BEGUN = _("an answer that is not sent yet")
_OF_TICKET = (Owner("ticket__requester"),)

table(
    Draft,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=for_days(30, counted_from="updated_at", after=_("it was last changed")),
    owners=(*_OF_TICKET, Owner("person")),
    row_goes=True,
    speech=Speech("person", held_back={}, why=_BEGUN),
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(owners=(Owner("person"),)),
        "kind": plain(),
        "body": personal(Category.CONTENT, _("an answer that was begun and not sent yet")),
        "then": plain(),
        "macro": plain(),
        "updated_at": plain(),
    },
)

table(
    HeldReply,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    row_goes=True,
    speech=Speech("author", held_back={}, why=_BEGUN),
    fields={
        "id": plain(),
        "ticket": plain(),
        "author": person_id(owners=(Owner("author"),)),
        "body": personal(Category.CONTENT, _("an answer in the seconds before it leaves")),
        "then": plain(),
        "macro": plain(),
        "seen": plain(),
        "key": plain("a random number of the form, against sending twice"),
        "created_at": plain(),
        "leaves_at": plain(),
    },
)

table(
    HeldReply.files.through,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("heldreply"),
    owners=(Owner("heldreply__ticket__requester"),),
    row_goes=True,
    fields={"id": plain(), "heldreply": plain(), "attachment": plain()},
)

table(
    WritingPreference,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "holds_replies": plain(),
    },
)

table(
    SavedReply,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("owner"),),
    row_goes=True,
    fields={
        "id": plain(),
        "name": personal(Category.CONTENT, _("what you called your saved replies")),
        "folder": personal(Category.CONTENT, _("the folders you put them in")),
        "owner": person_id(),
        "kind": plain(),
        "status": plain(),
        "priority": plain(),
        "assign": plain(),
        "assignee": person_id(owners=(Owner("assignee"),), erase=MEANINGLESS_ID),
        "team": plain(),
        "puts_on": plain("words the team sorts requests by"),
        "takes_off": plain("words the team sorts requests by"),
        "uses": plain(),
        "used_at": plain(),
        "updated_at": plain(),
    },
)

table(
    SavedReplyText,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=as_long_as("reply"),
    owners=(Owner("reply__owner"),),
    row_goes=True,
    fields={
        "id": plain(),
        "reply": plain(),
        "language": plain(),
        "body": personal(Category.CONTENT, _("the words of your saved replies")),
    },
)

table(
    Presence,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(1, counted_from="seen_at", after=_("the page was left")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(),
        "writes": plain(),
        "seen_at": personal(Category.ACCOUNT, _("that you have a request open on the desk")),
    },
)
