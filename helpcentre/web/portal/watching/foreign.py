"""Whether any page of ours, or any text that waits to become one, makes a browser ask or tell another company; and
whether anybody gets data for a use of their own."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.taxonomy import Use
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import Page, visit
from helpcentre.domain.knowledge import news
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.sharing.models import Processor
from helpcentre.web.portal.translated import address
from helpcentre.web.portal.watching.cookies import foreign
from helpcentre.web.portal.watching.pages import public_pages

NEWEST, OLDEST = 8, 4  # articles of each language that are opened
_MOST = 2_000  # stored texts that are read, the newest


@control("P16", summary=_("What every kind of public page and many articles load, and the stored text of articles"))
def no_page_calls_another_company() -> Evidence:
    pages = public_pages() | _articles()
    asked = foreign(pages) | _sent_to(pages)
    selling = Processor.objects.exclude(purpose__in=list(Use)).count()
    tainted = [each.slug for each in _live() if cleaned(each.body).removed]
    found = (
        (_("Pages opened"), len(pages)),
        (_("Other companies that a page asks for something"), ", ".join(sorted(asked)) or 0),
        (_("Articles whose stored text holds what none may hold"), ", ".join(sorted(tainted)[:3]) or 0),
        (_("In the register of processors for a purpose that is not ours"), selling),
    )
    if selling:
        return Evidence.broken(_("Somebody is registered to get data for their own use."), *found)
    if asked or tainted:
        return Evidence.broken(_("Something of another company stands in our pages."), *found)
    return Evidence.kept(_("No page of ours makes your browser ask another company."), *found)


def _sent_to(pages: dict[str, Page]) -> set[str]:
    """Hosts of others to which a form of ours would send what somebody writes."""
    ours = {"", urlsplit(settings.PUBLIC_URL).netloc}
    return {urlsplit(each).netloc for page in pages.values() for each in page.sends_to} - ours


def _articles() -> dict[str, Page]:
    found = {}
    for code, _name in settings.LANGUAGES:
        shown = [*news.latest(code, n=NEWEST), *_oldest(code)]
        with translation.override(code):
            paths = {address("portal:article", each) for each in shown}
        found.update({path: visit(path) for path in paths})
    return found


def _oldest(code: str) -> Iterable[Article]:
    return Article.objects.filter(live=True, language=code, audience=Audience.PUBLIC).order_by("pk")[:OLDEST]


def _live() -> Iterable[Article]:
    """Only what holds a tag can hold one that must not be there."""
    return Article.objects.filter(live=True, body__contains="<").only("slug", "body").order_by("-pk")[:_MOST]
