"""From templates to a stored mail, and from a stored mail to the message that leaves."""

import secrets as randomness
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.template.loader import get_template
from django.utils import translation

from helpcentre.base.outbound.addresses import BadMail, one_line
from helpcentre.base.outbound.models import OutboundMail

MASK = "••••••"


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(kind: str, language: str, context: Mapping[str, object]) -> Rendered:
    """Render ``mail/<kind>.subject.txt``, ``.txt`` and ``.html`` in ``language``.

    The text parts are not HTML and are not escaped; the HTML part is. Templates also know ``language``,
    ``public_url`` and, in the HTML layout, ``subject``.
    """
    if language not in dict(settings.LANGUAGES):
        raise BadMail(f"no language {language!r}")
    known = {**context, "language": language, "public_url": settings.PUBLIC_URL}
    with translation.override(language):
        subject = one_line(_plain(f"mail/{kind}.subject.txt", known))
        text = _plain(f"mail/{kind}.txt", known).strip() + "\n"
        html = get_template(f"mail/{kind}.html").render({**known, "subject": subject})
    return Rendered(subject, text, html)


def render_sms(kind: str, language: str, context: Mapping[str, object]) -> str:
    """Render ``sms/<kind>.txt`` in ``language``: one line without control characters."""
    if language not in dict(settings.LANGUAGES):
        raise BadMail(f"no language {language!r}")
    with translation.override(language):
        text = _plain(f"sms/{kind}.txt", {**context, "language": language, "public_url": settings.PUBLIC_URL})
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def masked(text: str, secrets: Iterable[str]) -> str:
    """``text`` with every secret, plain or percent-encoded, covered. Longer secrets first: one may hold another."""
    forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


def message_id() -> str:
    """A new Message-ID under the domain of the sender's address."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{randomness.token_hex(16)}@{domain}>"


def compose(mail: OutboundMail) -> EmailMultiAlternatives:
    """The message as it leaves. The same row gives the same Message-ID and Date at every try."""
    headers = {
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday notices in return
        "X-Auto-Response-Suppress": "OOF, AutoReply",  # the same for Microsoft Exchange
        "Content-Language": mail.language,
        **mail.headers,
        "Message-ID": mail.message_id,
        "Date": format_datetime(mail.created_at),
    }
    message = EmailMultiAlternatives(
        mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.address], headers=headers
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _plain(template: str, context: Mapping[str, object]) -> str:
    found = engines["django"].engine.get_template(template)  # type: ignore[attr-defined]
    return str(found.render(Context(dict(context), autoescape=False)))
