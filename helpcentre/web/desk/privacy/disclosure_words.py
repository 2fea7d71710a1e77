"""What the desk says of disclosures: faults, and what happened."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from helpcentre.domain.sharing import events

WRITE = _("Write something, and not too much.")
CHOOSE = _("Choose one.")

#: By the code of a DisclosureError.
FAULTS: dict[str, StrOrPromise] = {
    "arrival": CHOOSE,
    "basis": CHOOSE,
    "means": CHOOSE,
    "arrived_on": _("That day has not come yet."),
    "handed_on": _("Not before the archive was made, and not later than today."),
    "until": _("The last day lies before the first."),
    "ban_until": _("That day is over."),
    "categories": _("Choose at least one."),
    "targets": _("Choose at least one."),
    "scope": _("More cannot be allowed than was asked for."),
    "same": _("Whoever recorded a request decides nothing about it. Ask a colleague."),
    "over": _("That was done or decided already."),
    "paper": _("First add their paper. Only an emergency is answered without it."),
    "bytes": _("The archive is not what was made. Hand nothing over, and tell whoever runs the server."),
    "permission": _("You may not do that."),
    "file": _("Choose a file first."),
}

HAPPENED: dict[str, StrOrPromise] = {
    events.DISCLOSURE_RECORDED.name: _("recorded"),
    events.PAPER_ADDED.name: _("a paper was added"),
    events.DISCLOSURE_APPROVED.name: _("approved"),
    events.DISCLOSURE_REFUSED.name: _("refused"),
    events.DISCLOSURE_BUILT.name: _("the archive was made and sealed"),
    events.DISCLOSURE_FETCHED.name: _("the archive was downloaded"),
    events.DISCLOSURE_HANDED_OVER.name: _("handed over"),
    events.DISCLOSURE_TOLD.name: _("somebody was told"),
    events.NOTICE_RULED.name: _("whether people may be told was changed"),
    events.DISCLOSURE_CLOSED.name: _("closed"),
}

UNKNOWN = _("Nothing is called so, or several are: {lines}")


def fault(code: str) -> StrOrPromise:
    """For a field or the page; what has no words of its own was left empty or is too long."""
    return FAULTS.get(code, WRITE)
