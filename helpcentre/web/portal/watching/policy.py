"""The policy as strangers find it, and whether what was posted is still what stands there."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from helpcentre.base.events.models import Event
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.base.promises.visit import Page, visit
from helpcentre.domain.policy import facts, lists, selectors
from helpcentre.domain.policy.document import faults
from helpcentre.domain.policy.events import POLICY_POSTED
from helpcentre.domain.policy.models import PolicyVersion
from helpcentre.domain.policy.sealing import examine
from helpcentre.web.portal.watching.pages import collecting_pages, public_pages

_NONE = _("No policy has been posted here yet.")
DIFFS = 3  # newest changes that are opened


def _named(names: set[str]) -> object:
    return ", ".join(sorted(names)) or 0


def _in_every_language(name: str, *args: object) -> dict[str, Page]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            path = reverse(name, args=args)
        found[code] = visit(path)
    return found


@control("P01", summary=_("The page of the policy in each language, and the way to it from every page and form"))
def the_policy_stands_on_one_page() -> Evidence:
    version = selectors.in_force()
    if version is None:
        return Evidence.unproven(_NONE)
    pages = _in_every_language("portal:privacy")
    closed = {code for code, page in pages.items() if page.status != 200 or page.language != code}
    unsaid = {
        f"{said.key} ({code})"
        for code, page in pages.items()
        for part in version.parts(code)
        for said in part.sentences
        if str(escape(said.text)) not in page.body
    }
    incomplete = {fault.place for fault in faults(version.document, facts.SOURCES)}
    others = public_pages()
    hidden = {path for path, page in others.items() if page.language and not _leads_there(page)}
    forms = collecting_pages()
    loose = {path for path, page in forms.items() if page.status != 200 or not _says_it(page)}
    found = (
        (_("Sentences in force"), sum(len(section.sentences) for section in version.document)),
        (_("Languages in which the page does not open"), _named(closed)),
        (_("Sentences that the page does not show"), _named(unsaid)),
        (_("Sentences, promises and languages that do not fit together"), _named(incomplete)),
        (_("Pages opened"), len(others) + len(forms)),
        (_("Pages that do not lead to the policy"), _named(hidden)),
        (_("Forms that do not name the policy beside their button"), _named(loose)),
    )
    if closed or unsaid or incomplete or hidden or loose:
        return Evidence.broken(_("The policy is not whole, or not everywhere in reach."), *found)
    return Evidence.kept(_("The whole policy stands on one page in both languages, one step from every page."), *found)


def _leads_there(page: Page) -> bool:
    return any(link.endswith("/privacy/") for link in page.links)


def _says_it(page: Page) -> bool:
    """Beside the form, not only at the foot: the foot's is one link, the form's another."""
    return sum(link.endswith("/privacy/") for link in page.links) > 1


@control("P39", summary=_("Every version with its fingerprint and seal, its changes, and who accepted which words"))
def versions_are_in_force_and_unchanged() -> Evidence:
    versions = selectors.chain()
    if not versions:
        return Evidence.unproven(_NONE)
    chain, newest = examine(versions), versions[-1]
    posted = list(Event.objects.filter(kind=POLICY_POSTED.name).values_list("subject_id", flat=True))
    lost = sorted(set(posted) - {each.pk for each in versions})
    unread = _unreadable(versions)
    drifted = newest.lists != lists.made() or newest.facts != facts.present()
    strangers = selectors.acceptances_of_other_words()
    draft = selectors.announced()
    bold = draft is not None and _in_force_on_the_page() != newest.number
    found = (
        (_("Versions"), chain.length),
        (_("In force since"), newest.posted_at.date().isoformat()),
        (_("Versions whose seal does not fit"), chain.broken or 0),
        (_("Versions whose words are not those that were posted"), chain.reworded or 0),
        (_("Versions that are missing"), (chain.missing or len(lost)) or 0),
        (_("Pages of versions and changes that do not open"), _named(unread)),
        (_("Lists differ from the register they are made from"), _("yes") if drifted else _("no")),
        (_("Acceptances"), selectors.acceptances()),
        (_("Acceptances of other words than were posted"), strangers),
    )
    if chain.broken or chain.reworded or chain.missing or lost:
        return Evidence.broken(_("A posted version was changed or taken away afterwards."), *found)
    if unread or drifted or strangers or bold:
        return Evidence.broken(_("What stands here is not what was posted, or cannot be read."), *found)
    return Evidence.kept(_("Every version stands as it was posted, and the newest is in force."), *found)


def _unreadable(versions: list[PolicyVersion]) -> set[str]:
    names: list[tuple[str, tuple[int, ...]]] = [("portal:policy_versions", ()), ("portal:policy_feed", ())]
    names += [("portal:policy_changes", (each.number,)) for each in versions[1:][-DIFFS:]]
    found = set()
    for name, args in names:
        found |= {f"{name} {code}" for code, page in _in_every_language(name, *args).items() if page.status != 200}
    for code, page in _in_every_language("portal:policy_version", versions[-1].number).items():
        if versions[-1].hashes.get(code, "-") not in page.body:
            found.add(f"portal:policy_version {code}")
    return found


def _in_force_on_the_page() -> int:
    """The number that the page of the policy names, whatever else is announced."""
    said = re.search(r"Version (\d+), in force", visit("/en/privacy/").body)
    return int(said.group(1)) if said else 0
