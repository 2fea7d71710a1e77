"""Covering words in mail that waits, left, or was kept as a file."""

import os
from collections.abc import Callable, Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

from helpcentre.base.outbound.models import OutboundMail

Change = Callable[[str], str]
_TEXTS = ("subject", "text", "html", "masked_text")


def cover(mails: Iterable[OutboundMail], change: Change) -> int:
    """Change the texts of these mails, and of the files they were written to. Returns how many held something.

    Call it inside a transaction: a file that was changed although the rest was rolled back lost words, and no more.
    """
    held = 0
    for mail in mails:
        changed = [name for name in _TEXTS if change(getattr(mail, name)) != getattr(mail, name)]
        for name in changed:
            setattr(mail, name, change(getattr(mail, name)))
        if changed:
            mail.save(update_fields=changed)
            held += 1
        if mail.file_name:
            _cover_file(settings.DATA.outbox / mail.file_name, change)
    return held


def _cover_file(path: Path, change: Change) -> None:
    try:
        message = message_from_bytes(path.read_bytes(), policy=policy.SMTP)
    except FileNotFoundError:
        return  # its time was over
    if not _changed(message, change):
        return
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(message.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _changed(message: EmailMessage, change: Change) -> bool:
    changed = False
    subject = str(message["Subject"] or "")
    if change(subject) != subject:
        message.replace_header("Subject", change(subject))
        changed = True
    for part in message.walk():
        if part.get_content_maintype() != "text":
            continue
        text = part.get_content()
        if change(text) != text:
            part.set_content(change(text), subtype=part.get_content_subtype(), charset="utf-8")
            changed = True
    return changed
