"""Every version that ever was in force, what changed from one to the next, and the draft that is announced."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.domain.policy import differences, facts, lists, selectors
from helpcentre.domain.policy.events import POLICY_POSTED
from helpcentre.domain.policy.models import PolicyVersion
from helpcentre.domain.policy.wording import read
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.feeds.words import allowed
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import public_url


@public
@methods("GET")
def versions(request: HttpRequest) -> HttpResponse:
    """The newest first, each with what changed, in a sentence."""
    rows = [(version, version.note.get(_code(), "")) for version in selectors.history()]
    context = {"rows": rows, "announced": selectors.announced()}
    return unstored(render(request, "portal/policy/versions.html", context))


@public
@methods("GET")
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version as it was read, with its fingerprint."""
    found = _one(number)
    newest = selectors.in_force()
    context = {
        "version": found,
        "is_in_force": newest is not None and newest.number == found.number,
        "parts": found.parts(_code()),
        "fingerprint": found.hashes.get(_code(), ""),
        "note": found.note.get(_code(), ""),
    }
    return unstored(render(request, "portal/policy/version.html", context))


@public
@methods("GET")
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """Sentence by sentence, against the version before."""
    new, old = _one(number), selectors.version(number - 1)
    if old is None:
        raise Http404
    context = {
        "version": new,
        "old": old,
        "note": new.note.get(_code(), ""),
        "sections": differences.between(old.parts(_code()), new.parts(_code())),
    }
    return unstored(render(request, "portal/policy/changes.html", context))


@public
@methods("GET")
def draft(request: HttpRequest) -> HttpResponse:
    """The announced draft: what it would change, and the whole of it. It says at every turn that it holds nowhere."""
    found = selectors.announced()
    if found is None:
        return unstored(redirect("portal:privacy"))  # it was posted or dropped; old mails still lead here
    newest = selectors.in_force()
    parts = read(found.document, facts.present(), lists.made(), _code())
    context = {
        "draft": found,
        "note": found.note.get(_code(), ""),
        "parts": parts,
        "sections": differences.between(newest.parts(_code()), parts) if newest else [],
    }
    return unstored(render(request, "portal/policy/draft.html", context))


@cached(POLICY_POSTED)
def policy_feed(request: HttpRequest) -> HttpResponse:
    """The versions as an Atom feed (RFC 4287)."""
    made = Atom1Feed(
        title=_("Privacy policy of DukaSystem Help"),
        link=public_url(reverse("portal:privacy")),
        description="",
        language=_code(),
        feed_url=public_url(request.path),
    )
    for row in selectors.history():
        page = public_url(reverse("portal:policy_version", args=[row.number]))
        made.add_item(
            title=_("Version %(number)d") % {"number": row.number},
            link=page,
            unique_id=page,
            description=allowed(row.note.get(_code(), "")),
            pubdate=row.posted_at,
            updateddate=row.posted_at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _one(number: int) -> PolicyVersion:
    found = selectors.version(number) if number < 2**31 else None
    if found is None:
        raise Http404
    return found


def _code() -> str:
    return get_language() or language.DEFAULT
