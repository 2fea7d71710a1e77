"""Mail and text messages: the files they were kept as, and what was sent to an address of theirs under no name."""

from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.stores import Store, Whose, add_store
from helpcentre.base.inventory.taxonomy import Group
from helpcentre.base.outbound.models import OutboundMail, OutboundSms


def _files(whose: Whose) -> list[Path]:
    names = [
        *OutboundMail.objects.filter(_mails(whose)).exclude(file_name="").values_list("file_name", flat=True),
        *OutboundSms.objects.filter(_texts(whose)).exclude(file_name="").values_list("file_name", flat=True),
    ]
    return [path for name in names if (path := settings.DATA.outbox / Path(name).name).exists()]


def _mails(whose: Whose) -> Q:
    return Q(person_id__in=whose.ids) | Q(person_id=None, address__in=whose.emails)


def _texts(whose: Whose) -> Q:
    return Q(person_id__in=whose.ids) | Q(person_id=None, number__in=whose.phones)


def _nameless(whose: Whose) -> int:
    """Rows that no column leads to: mail to an address that had no account, for instance."""
    mails = OutboundMail.objects.filter(_mails(whose), person_id=None).count()
    return mails + OutboundSms.objects.filter(_texts(whose), person_id=None).count()


def _count(whose: Whose) -> int:
    return len(_files(whose)) + _nameless(whose)


def _erase(whose: Whose) -> int:
    found = _files(whose)
    for path in found:
        path.unlink(missing_ok=True)
    mails, _each = OutboundMail.objects.filter(_mails(whose), person_id=None).delete()
    texts, _each = OutboundSms.objects.filter(_texts(whose), person_id=None).delete()
    return len(found) + mails + texts


add_store(
    Store(
        "outbound.files",
        Group.MAIL,
        _("mail and text messages to you that were kept as files"),
        count=_count,
        erase=_erase,
    )
)
