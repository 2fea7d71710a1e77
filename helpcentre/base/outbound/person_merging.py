from typing import Any

from django.db.models import QuerySet

from helpcentre.base.inventory.merging import moves


def _asked_for(mails: QuerySet[Any]) -> QuerySet[Any]:
    """Mail with a way out left because of a consent. It is held against the log of consents of who got it then."""
    return mails.exclude(headers__has_key="List-Unsubscribe")


moves("outbound.OutboundMail", "person_id", moving=_asked_for)
moves("outbound.OutboundSms", "person_id")
