from django.db import models
from django.utils.translation import gettext_lazy as _


class Screen(models.TextChoices):
    """Where on the desk somebody's record was looked at."""

    PERSON = "person", _("their page")
    SHOP = "shop", _("the page of their shop")
    TICKET = "ticket", _("a request of theirs")
    PAPER = "paper", _("a request of theirs, to print")
    CASE = "case", _("a request about their data")
    PLAN = "plan", _("what an erasure would do")
    CONSENTS = "consents", _("what they agreed to")
    DISCLOSURE = "disclosure", _("a request of an authority")
    HELD_BACK = "held_back", _("what copies of their data hold back")
    MERGE = "merge", _("beside another record, to merge the two")
    LOOKS = "looks", _("who looked at them")
