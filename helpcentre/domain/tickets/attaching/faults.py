from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """Why a file is not taken, in words for whoever sent it."""

    EMPTY = "empty", _("It is empty: there is nothing in it.")
    TOO_LARGE = "too_large", _("It is larger than %(limit)s MB. Make it smaller, or send it in parts.")
    PROGRAM = "program", _("Programs cannot be sent here. Send a picture of what you see instead.")
    TOO_MANY = "too_many", _("One message takes %(number)s files. Send the rest with the next message.")
    QUOTA = "quota", _("Much was sent from here today. Send it tomorrow, or write to us without it.")
    INFECTED = (
        "infected",
        _("A virus was found in it, so we did not keep it. Check the phone or computer it came from."),
    )
    UNCHECKED = (
        "unchecked",
        _("It is too large to be checked for viruses. Send it in parts, or a picture of what matters in it."),
    )
    BROKEN = "broken", _("The picture is damaged or not complete. Take or save it once more and try again.")
    TOO_MANY_DOTS = (
        "too_many_dots",
        _("The picture has over 40 million dots. Make it smaller and try again."),
    )
    UNREADABLE = "unreadable", _("We cannot read this picture. Send it as JPEG or PNG; a screenshot of it will do.")
    GONE = "gone", _("It waited for too long and is gone. Choose it again.")


class RefusedFileError(ValueError):
    """``str`` of it says what is wrong and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault

    def __str__(self) -> str:
        return str(self.fault.label) % {"limit": settings.FILE_MB, "number": settings.FILES_PER_MESSAGE}
