"""A mail of which nothing stays here: no row of the outbox, no copy, no file. Whoever calls keeps the address, and
forgets it afterwards."""

from collections.abc import Mapping

from django.conf import settings

from helpcentre.base.core import clock
from helpcentre.base.outbound import processors, transports
from helpcentre.base.outbound.addresses import checked_address
from helpcentre.base.outbound.composition import compose, message_id, render
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.outbound.transports import TemporaryRefusal


def send_unkept(*, kind: str, address: str, language: str, context: Mapping[str, object]) -> bool:
    """Render ``mail/<kind>.*`` and hand it over now. Call it outside a transaction: it may take half a minute.

    Returns whether it left: not where mail is only kept as files, since the file goes at once. Raises TemporaryRefusal,
    also while the register of processors lets no mail out; PermanentRefusal; BadMail for an address that is none.
    """
    if why := processors.refusal(processors.MAIL):
        raise TemporaryRefusal(why)
    rendered = render(kind, language, context)
    mail = OutboundMail(
        kind=kind,
        address=checked_address(address),
        language=language,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=message_id(),
        created_at=clock.now(),
    )
    file_name = transports.mail_transport().send(compose(mail))
    if file_name:
        (settings.DATA.outbox / file_name).unlink(missing_ok=True)
    return not file_name
