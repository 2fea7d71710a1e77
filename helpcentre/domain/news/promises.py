"""What the mails prove: news only to who agreed, a way out in each, and nothing after it was used."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import visit
from helpcentre.domain.news.actions.sending import KIND
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people.models import ConsentEntry, Decision, Purpose

WINDOW = 500  # newest mails that are looked at one by one

Log = dict[int, list[tuple[datetime, str]]]


@control("P36", summary=_("The newest mails with news, against the log of who agreed and who stopped"))
def news_goes_to_who_agreed() -> Evidence:
    """Reads what left the house, not what the code means to do."""
    mails = list(OutboundMail.objects.filter(kind=KIND).defer("text", "html").order_by("-id")[:WINDOW])
    sent = [mail for mail in mails if mail.status == Status.SENT and mail.sent_at]
    if not sent:
        return Evidence.unproven(_("No news has been mailed yet."))
    decided = _decisions(mail.person_id for mail in sent)
    confirmed = dict(
        NewsSubscriber.objects.filter(email__in={mail.address for mail in sent}).values_list("email", "confirmed_at")
    )
    unasked = [mail for mail in sent if not _agreed(decided, mail, mail.created_at) or _too_early(confirmed, mail)]
    late = [mail for mail in sent if mail not in unasked and not _agreed(decided, mail, mail.sent_at)]
    doorless = [mail for mail in sent if not _has_way_out(mail.headers)]
    closed = _closed_doors(sent)
    found = (
        (_("Mails examined"), len(sent)),
        (_("Without a yes before they were written"), len(unasked)),
        (_("Sent after the person had stopped them"), len(late)),
        (_("Without the button by which a mail program stops them (RFC 8058)"), len(doorless)),
        (_("Pages to stop that do not open"), closed),
    )
    if unasked or late or doorless or closed:
        return Evidence.broken(_("Some news went to who had not agreed, or could not be stopped."), *found)
    return Evidence.kept(_("News went only to people who agreed, and one click stops it."), *found)


def _decisions(people: Iterable[int | None]) -> Log:
    log: Log = {}
    entries = ConsentEntry.objects.filter(purpose=Purpose.NEWS, person_id__in={each for each in people if each})
    for person, moment, decision in entries.order_by("id").values_list("person_id", "decided_at", "decision"):
        log.setdefault(person, []).append((moment, decision))
    return log


def _agreed(log: Log, mail: OutboundMail, moment: datetime | None) -> bool:
    """Whether the last decision before ``moment`` was a yes."""
    before = [decision for at, decision in log.get(mail.person_id or 0, []) if moment and at <= moment]
    return bool(before) and before[-1] == Decision.GIVEN


def _too_early(confirmed: dict[str, datetime | None], mail: OutboundMail) -> bool:
    """Whether we know this address and it had not confirmed."""
    if mail.address not in confirmed:
        return False  # stopped long ago, and the row is gone
    moment = confirmed[mail.address]
    return moment is None or moment > mail.created_at


def _has_way_out(headers: dict[str, str]) -> bool:
    one_click = headers.get("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
    return one_click and headers.get("List-Unsubscribe", "").startswith("<http")


def _closed_doors(sent: list[OutboundMail]) -> int:
    """Opens the page to stop of the newest mail to somebody who still gets news; looking stops nothing."""
    on = set(NewsSubscriber.objects.filter(ended_at=None).values_list("email", flat=True)[:WINDOW])
    mail = next((mail for mail in sent if mail.address in on and _has_way_out(mail.headers)), None)
    if mail is None:
        return 0
    page = visit(urlsplit(mail.headers["List-Unsubscribe"].strip("<>")).path)
    return int(page.status != 200 or not page.forms)
