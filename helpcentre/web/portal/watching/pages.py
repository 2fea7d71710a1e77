"""The public pages that the controls open, as a stranger meets them."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from helpcentre.base.promises.visit import Page, visit
from helpcentre.domain.knowledge import news
from helpcentre.web.portal.translated import address

_NAMES = ("home", "search", "contact", "privacy", "promises", "cookies", "preferences", "announcements", "offline",
          "ticket_new", "news_subscribe", "tickets")  # fmt: skip
#: Pages whose form asks somebody for something about them.
COLLECTING = ("portal:ticket_new", "portal:news_subscribe", "account_request_login_code")


def public_pages() -> dict[str, Page]:
    """By address: every kind of public page in each language, the newest article of each, and the door."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses = [reverse(f"portal:{name}") for name in _NAMES]
        addresses += [address("portal:article", article) for article in news.latest(code, n=1)]
        found.update({each: visit(each) for each in addresses})
    for each in ("/", reverse("account_request_login_code")):
        found[each] = visit(each, HTTP_ACCEPT_LANGUAGE="en")
    return found


def collecting_pages() -> dict[str, Page]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for name in COLLECTING:
                path = reverse(name)
                found[f"{path} {code}"] = visit(path, HTTP_ACCEPT_LANGUAGE=code)
    return found
