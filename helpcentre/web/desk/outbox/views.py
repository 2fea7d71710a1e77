from django.conf import settings
from django.http import Http404, HttpResponse

from helpcentre.base.outbound import selectors
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff

SHOWN = 100


@staff(Permission.READ_OUTBOX, "GET")
def outbox(request: StaffRequest) -> HttpResponse:
    """The newest mails and text messages that left or wait to leave."""
    context = {
        "mails": selectors.newest(SHOWN),
        "texts": selectors.newest_sms(SHOWN),
        "keeps_files": not settings.EMAIL_URL,
        "keeps_texts": not settings.SMS_URL,
    }
    return frame.show(request, "desk/outbox/page.html", context, here="outbox")


@staff(Permission.READ_OUTBOX, "GET")
def mail(request: StaffRequest, number: int) -> HttpResponse:
    """One mail as it may be read here: codes and private links are masked."""
    found = selectors.get(number)
    if found is None:
        raise Http404
    return frame.show(request, "desk/outbox/mail.html", {"mail": found}, here="outbox")
