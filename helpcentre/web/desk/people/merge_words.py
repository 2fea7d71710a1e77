"""What the screens of merging say of reasons, likenesses and refusals."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.likeness import Like
from helpcentre.domain.privacy.merging.faults import Fault

LIKE: dict[Like, StrOrPromise] = {
    Like.PHONE: _("the same number"),
    Like.MAILBOX: _("the same mailbox, written in another way"),
    Like.NAME: _("the same name in the same shop"),
}

FAULTS: dict[Fault, StrOrPromise] = {
    Fault.ITSELF: _("This is one and the same record. Choose another."),
    Fault.GONE: _("One of the two was erased or merged already."),
    Fault.STAFF: _("One of the two works, or worked, in the team. Records of the team are not merged."),
    Fault.ERASURE: _("One of the two is about to be erased. End that first, or let it happen."),
    Fault.EXPORT: _("A copy of the data of one of the two is being made. Try again in a few minutes."),
    Fault.RIGHTS: _(
        "One of the two asked something about their data, and it is not proved yet who asks. Settle that first: "
        "otherwise a stranger could be given what belongs to the other."
    ),
    Fault.RIGHTS_TWICE: _("Both asked for the same about their data. Answer one of the two first."),
    Fault.SETTLING: _("The privacy desk must settle something about one of the two first."),
}
