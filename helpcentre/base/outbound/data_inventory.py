"""Mail on its way, and the masked copy that stays for a while so that staff can say what was sent."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, person_id, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import for_days, until
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.base.outbound.models import OutboundMail, OutboundSms

_UNTIL_SENT = until("sent_at", words=_("the full text only until it is sent"))
_WHOLE = never("masked_text says the same without codes and keys")

table(
    OutboundMail,
    group=Group.MAIL,
    use=Use.MAIL,
    basis=Basis.CONTRACT,
    retention=for_days(90, counted_from="created_at", after=_("the mail was written")),
    owners=(Owner("person_id"),),
    row_goes=True,
    fields={
        "id": plain(),
        "kind": plain("the name of a mail template"),
        "language": plain("the code of a language"),
        "person_id": person_id(),
        "status": plain(),
        "attempts": plain(),
        "last_error": plain("the type of an exception and a server's reply code", export=never("it is about a server")),
        "created_at": plain(),
        "sent_at": plain(),
        "address": personal(Category.EMAIL, _("the address we wrote to")),
        "subject": personal(Category.CONTENT, _("the subject of the mail")),
        "text": personal(Category.CONTENT, _("what the mail said"), retention=_UNTIL_SENT, export=_WHOLE),
        "html": personal(Category.CONTENT, _("what the mail said"), retention=_UNTIL_SENT, export=_WHOLE),
        "masked_text": personal(Category.CONTENT, _("what the mail said, without codes and private links")),
        "headers": plain("header fields checked by outbound.addresses, such as In-Reply-To"),
        "message_id": plain("a random number and the name of our server"),
        "file_name": plain("a random name in the outbox folder", export=never("it is a name of ours")),
    },
)

table(
    OutboundSms,
    group=Group.MAIL,
    use=Use.MAIL,
    basis=Basis.CONTRACT,
    retention=for_days(90, counted_from="created_at", after=_("the text message was written")),
    owners=(Owner("person_id"),),
    row_goes=True,
    fields={
        "id": plain(),
        "kind": plain("the name of a template"),
        "language": plain("the code of a language"),
        "person_id": person_id(),
        "status": plain(),
        "attempts": plain(),
        "last_error": plain("the type of an exception and a carrier's code", export=never("it is about a carrier")),
        "created_at": plain(),
        "sent_at": plain(),
        "number": personal(Category.PHONE, _("the number we sent a text message to")),
        "text": personal(Category.CONTENT, _("what the text message said"), retention=_UNTIL_SENT, export=_WHOLE),
        "masked_text": personal(Category.CONTENT, _("what the text message said, without private links")),
        "reference": plain("a random number", export=never("it says nothing")),
        "file_name": plain("a random name in the outbox folder", export=never("it is a name of ours")),
    },
)
