"""Why a file or a line cannot be taken, said so that it can be put right."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

FILE: dict[str, StrOrPromise] = {
    "too_large": _("The file is larger than 20 MB."),
    "encoding": _("The file is not in UTF-8. Save it in Excel as “CSV UTF-8”, and choose it again."),
    "nul": _("The file holds bytes that are no text. Is it a spreadsheet and not a CSV?"),
    "empty": _("The file is empty."),
    "broken": _("A quotation mark is not closed, so the rest cannot be read."),
    "long_cell": _("A cell is longer than 4,000 characters. Is a quotation mark missing?"),
    "too_many": _("The file has more than 100,000 lines. Divide it."),
    "twice": _("Two columns mean the same. Keep one of them."),
    "no_contact": _("There is no column “email” and no column “phone”."),
}
LINE: dict[str, StrOrPromise] = {
    "too_many_cells": _("more cells than the first line has titles"),
    "no_contact": _("neither e-mail nor phone number"),
    "no_business": _("a role, town or plan, but no business"),
    "bad_email": _("not a whole e-mail address"),
    "bad_phone": _("not a phone number"),
    "shortened_phone": _("the spreadsheet has shortened this number; make the column text"),
    "bad_language": _("the language is English or Kiswahili"),
    "bad_role": _("the role is owner, manager or cashier"),
    "bad_country": _("the country has two letters, like KE"),
    "hidden_sign": _("a hidden sign that cannot be kept"),
    "long_name": _("the name is longer than 120 characters"),
    "long_business": _("the name of the business is longer than 120 characters"),
    "long_town": _("the town is longer than 80 characters"),
    "long_plan": _("the plan is longer than 40 characters"),
}
