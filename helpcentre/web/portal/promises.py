"""What the public pages prove of the policy, seen as a stranger sees them."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import Page, visit
from helpcentre.domain.knowledge import news
from helpcentre.web.portal.translated import address
from helpcentre.web.portal.watching import cookies, foreign, policy  # noqa: F401 - declare their controls

#: What a form may ask for, by the names of its fields: the promise itself, written down.
ALLOWED = frozenset({"name", "email", "phone", "business", "subject", "message"})
#: And, only of a payment that somebody asks about: what identifies it, and nobody who made it.
OF_A_PAYMENT = frozenset({"payment_code", "payment_amount", "payment_currency", "payment_at"})
#: What may be sent along with a question, and never has to be: files (P09), and that it is about a problem we know.
OFFERED = frozenset({"file", "problem"})


def _in_every_language(name: str) -> dict[str, Page]:
    pages = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            address = reverse(name)
        pages[code] = visit(address)
    return pages


@control("P02", summary=_("The fields that the form for a new request shows, in each language"))
def forms_ask_for_no_more() -> Evidence:
    asked = {code: _asked(page) for code, page in _in_every_language("portal:ticket_new").items()}
    more = {name for names in asked.values() for name in names} - ALLOWED - OF_A_PAYMENT - OFFERED
    found = (
        (_("Fields asked for"), ", ".join(sorted(set().union(*asked.values()))) or 0),
        (_("Fields beyond what we promised"), ", ".join(sorted(more)) or 0),
    )
    if more:
        return Evidence.broken(_("A form asks for more than we promised."), *found)
    if not all(asked.values()):
        return Evidence.broken(_("The form for a new request cannot be opened in every language."), *found)
    return Evidence.kept(_("The form asks for a name, a way to reach you and your question."), *found)


def _asked(page: Page) -> set[str]:
    """What the page's biggest form shows: the small ones, such as the search box, ask nothing of a person."""
    forms = sorted(page.forms, key=len)
    return set(forms[-1]) if forms and page.status == 200 else set()


@control("P40", summary=_("The contact page in each language, opened without an account"))
def anybody_can_reach_us() -> Evidence:
    ways = [f"mailto:{settings.SUPPORT_EMAIL}"] if settings.SUPPORT_EMAIL else []
    ways += ["tel:"] if settings.SUPPORT_PHONE else []
    if not ways:
        return Evidence.unproven(_("Whoever runs this Help Centre has not said how to reach the team yet."))
    pages = _in_every_language("portal:contact")
    closed = sorted(code for code, page in pages.items() if page.status != 200 or page.language != code)
    silent = sorted(code for code, page in pages.items() if not _names_one(page, ways))
    found = (
        (_("Pages opened"), len(pages)),
        (_("Languages in which it does not open"), ", ".join(closed) or 0),
        (_("Languages in which it names no way to reach us"), ", ".join(silent) or 0),
    )
    if closed or silent:
        return Evidence.broken(_("The contact page does not help everybody."), *found)
    return Evidence.kept(_("Anybody can open the contact page and find how to reach us."), *found)


def _names_one(page: Page, ways: list[str]) -> bool:
    return any(link.startswith(way) for link in page.links for way in ways)


@control("P08", summary=_("The newest public article in each language, opened without an account"))
def anybody_can_say_whether_an_answer_helped() -> Evidence:
    newest = {code: next(iter(news.latest(code, n=1)), None) for code, _name in settings.LANGUAGES}
    shown = {code: visit(address("portal:article", article)) for code, article in newest.items() if article}
    if not shown:
        return Evidence.unproven(_("No answer is published yet."))
    silent = sorted(code for code, page in shown.items() if page.status != 200 or not page.asks("vote/"))
    found = (
        (_("Articles opened"), len(shown)),
        (_("Languages in which an article does not ask whether it helped"), ", ".join(silent) or 0),
    )
    if silent:
        return Evidence.broken(_("An article does not ask whether it helped."), *found)
    return Evidence.kept(_("The newest articles ask whether they helped, and on a no why not."), *found)
