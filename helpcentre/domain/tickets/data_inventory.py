"""What is kept of conversations. A requester owns the ticket and all that is said in it; others own what they wrote."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import BLANK, MEANINGLESS_ID, Owner, Speech, never, person_id, personal, plain
from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key, table
from helpcentre.base.inventory.retention import as_long_as, for_days, while_account_lives
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.tickets import deeds_inventory  # noqa: F401 - declares the rest
from helpcentre.domain.tickets.models import (
    Attachment,
    BulkAct,
    BulkChange,
    Message,
    MessageKind,
    Notification,
    NotificationPreference,
    Participant,
    PaymentReport,
    RequestContext,
    SavedView,
    Side,
    Submission,
    TextNotice,
    Ticket,
    TicketLink,
)

_REQUESTER = (Owner("requester"),)
_OF_TICKET = (Owner("ticket__requester"),)
_NOTES = _("a note of our team among themselves, which may speak of others")

table(
    Ticket,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=_REQUESTER,
    fields={
        "id": plain(),
        "subject": personal(Category.CONTENT, _("the subject of your requests"), erase=BLANK),
        "status": plain(),
        "channel": plain(),
        "set_aside": plain(),
        "priority": plain(),
        "language": plain(),
        "requester": person_id(erase=MEANINGLESS_ID),
        "business": plain(),
        "assignee": person_id(
            owners=(Owner("assignee"),),
            erase=MEANINGLESS_ID,
        ),
        "team": plain(),
        "last_message": plain(),
        "created_at": plain(),
        "updated_at": plain(),
        "waiting_since": plain(),
        "due_at": plain(),
        "first_replied_at": plain(),
        "closed_at": plain(),
        "requester_proved_at": plain(),
    },
)

table(
    Message,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(*_OF_TICKET, Owner("author", only={"side": Side.CUSTOMER.value})),
    speech=Speech("author", held_back={"kind": MessageKind.NOTE.value}, why=_NOTES),
    fields={
        "id": plain(),
        "ticket": plain(),
        "author": person_id(owners=(Owner("author"),), erase=MEANINGLESS_ID),
        "side": plain(),
        "kind": plain(),
        "body": personal(Category.CONTENT, _("the messages you and our staff wrote"), erase=BLANK),
        "key": plain("a random number of the form, against sending twice", export=never("it says nothing")),
        "created_at": plain(),
    },
)

table(
    Attachment,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("message"),
    owners=(Owner("message__ticket__requester"), Owner("uploader")),
    row_goes=True,
    speech=Speech("uploader", held_back={"message__kind": MessageKind.NOTE.value}, why=_NOTES),
    fields={
        "id": plain(),
        "message": plain(),
        "uploader": person_id(),
        "file": plain(),
        "thumbnail": plain(export=never("it is made from the picture, which is exported")),
        "kind": plain(),
        "name": personal(Category.CONTENT, _("photos, recordings and files you sent, and what you called them")),
        "width": plain(),
        "height": plain(),
        "upload": plain("a random number of the transfer, against keeping it twice", export=never("it says nothing")),
        "created_at": plain(),
    },
)

table(
    Participant,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(),
        "role": plain(),
        "visible_from": plain(),
        "added_at": plain(),
        "removed_at": plain(),
    },
)

table(
    TicketLink,
    group=Group.REQUESTS,
    use=Use.SECURITY,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(),
        "salt": personal(
            Category.CREDENTIALS, _("what the private link is made from"), export=never("it is part of a key")
        ),
        "created_at": plain(),
        "revoked_at": plain(),
    },
)

table(
    RequestContext,
    group=Group.DEVICE,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(30, counted_from="created_at", after=_("you sent the request")),
    owners=_OF_TICKET,
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "ip_address": personal(Category.IP_ADDRESS, _("the internet address you wrote from"), use=Use.SECURITY),
        "browser": personal(Category.DEVICE, _("the browser and its version")),
        "device": personal(Category.DEVICE, _("the kind of phone or computer")),
        "operating_system": personal(Category.DEVICE, _("its operating system")),
        "page": personal(Category.PAGES, _("the page you came from")),
        "created_at": plain(),
    },
)

table(
    PaymentReport,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=_OF_TICKET,
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "code": personal(Category.PAYMENT, _("the code of a payment you told us of")),
        "amount": personal(Category.PAYMENT, _("its amount")),
        "currency": plain(),
        "paid_at": personal(Category.PAYMENT, _("when it was paid")),
        "masked_phone": personal(Category.PHONE, _("the last digits of the number that paid")),
        "created_at": plain(),
    },
)

table(
    Submission,
    group=Group.REQUESTS,
    use=Use.OPERATE,
    basis=Basis.CONTRACT,
    retention=for_days(30, counted_from="created_at", after=_("you sent the request")),
    owners=_OF_TICKET,
    row_goes=True,
    fields={
        "id": plain(),
        "key": plain("a random number of the form, against sending twice", export=never("it says nothing")),
        "ticket": plain(),
        "created_at": plain(),
    },
)

table(
    Notification,
    group=Group.STAFF,
    use=Use.NOTIFY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(90, counted_from="created_at", after=_("it was made")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "kind": plain(),
        "ticket": plain(),
        "event_id": plain(),
        "created_at": plain(),
        "read_at": plain(),
    },
)

table(
    NotificationPreference,
    group=Group.STAFF,
    use=Use.NOTIFY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "kind": plain(),
        "on_screen": plain(),
        "by_mail": plain(),
    },
)

table(
    SavedView,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("owner"),),
    row_goes=True,
    fields={
        "id": plain(),
        "owner": person_id(),
        "name": personal(Category.CONTENT, _("the names of the lists of requests you keep")),
        "filters": personal(Category.CONTENT, _("what those lists hold")),
        "order": plain("one of the orders that the registry knows"),
        "position": plain(),
        "shared_at": plain(),
        "created_at": plain(),
    },
)

table(
    BulkAct,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(1, counted_from="created_at", after=_("it was made")),
    owners=(Owner("actor"),),
    row_goes=True,
    fields={
        "id": plain(),
        "actor": person_id(),
        "deed": plain("the name of a deed in the code"),
        "created_at": plain(),
        "undone_at": plain(),
    },
)

table(
    BulkChange,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=as_long_as("act"),
    owners=(Owner("act__actor"),),
    row_goes=True,
    fields={
        "id": plain(),
        "act": plain(),
        "ticket": plain(),
        "before": plain("ids, states and times of a ticket, so that the act can be undone"),
        "after": plain("the same after the act"),
    },
)

cache_key(
    CacheKey(
        pattern="tickets.usual_first_reply",
        holds="one figure over the newest 500 answers, in the memory of one process",
        category=Category.OPERATIONS,
        lifetime="one minute",
    )
)

table(
    TextNotice,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "person": person_id(),
        "told_at": plain(),
        "owed_at": plain(),
    },
)
