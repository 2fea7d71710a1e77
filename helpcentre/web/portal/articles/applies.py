"""Whom an article is for, in plain words."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.domain.knowledge.models import Article

#: ISO 3166-1 alpha-2; a country that is not here is named by its letters.
COUNTRIES = {
    "bi": "Burundi",
    "cd": gettext_lazy("Congo (DRC)"),
    "et": "Ethiopia",
    "ke": "Kenya",
    "mw": "Malawi",
    "mz": gettext_lazy("Mozambique"),
    "rw": "Rwanda",
    "so": "Somalia",
    "ss": gettext_lazy("South Sudan"),
    "tz": "Tanzania",
    "ug": "Uganda",
    "zm": "Zambia",
}
APPS = {
    "android": gettext_lazy("the Android app"),
    "ios": gettext_lazy("the iPhone app"),
    "web": gettext_lazy("the website"),
    "desktop": gettext_lazy("the computer program"),
}
PLANS = {
    "free": gettext_lazy("the free plan"),
    "business": gettext_lazy("the Business plan"),
}


def words(article: Article) -> list[str]:
    """One phrase for each way in which the article is not for everybody, such as "Kenya or Tanzania"."""
    said = []
    for column, names in ((article.countries, COUNTRIES), (article.apps, APPS), (article.plans, PLANS)):
        marks = [mark.strip() for mark in column.split(",") if mark.strip()]
        if marks:
            known = [str(names.get(mark.lower(), mark.upper() if names is COUNTRIES else mark)) for mark in marks]
            said.append(get_text_list(known, _("or")))
    return said
