"""Writing the next privacy policy: section by section, both languages side by side, then read once more and posted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpcentre.base.core import ids
from helpcentre.base.promises import clauses
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.policy import actions, differences, facts, lists, selectors
from helpcentre.domain.policy.document import SECTIONS, Section, faults, languages, sentences
from helpcentre.domain.policy.models import PolicyDraft
from helpcentre.domain.policy.wording import read
from helpcentre.web.cms.access import staff_who_may
from helpcentre.web.cms.policy import forms, words

writers = staff_who_may(Permission.WRITE_POLICY)


@writers
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What is in force, what is being written, and what nobody has set."""
    draft = selectors.draft()
    context = {
        "version": selectors.in_force(),
        "draft": draft,
        "sections": words.sections(draft, selectors.in_force()) if draft else [],
        "note": words.note(draft) if draft else [],
        "unset": facts.unset(),
    }
    return render(request, "cms/policy/overview.html", context)


@writers
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        actions.start_draft(actor=_person(request).actor)
    return redirect("cms_policy")


@writers
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, number: str) -> HttpResponse:
    """Heading and sentences of one section, in every language."""
    draft, found = _draft(), None
    found = next((each for each in draft.document if each.number == number), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _section_page(request, draft, found)
    others = {each.key for each in sentences(draft.document)}
    typed = forms.read(found, request.POST, others)
    try:
        draft = actions.write_section(
            actor=_person(request).actor, draft_id=draft.pk, edits=_edits(request), number=number,
            title=typed.title, sentences=typed.sentences,
        )  # fmt: skip
    except PolicyDraft.DoesNotExist:
        messages.error(request, words.OVERTAKEN)
        return _section_page(request, draft, Section(number, typed.title, tuple(typed.sentences)), status=409)
    messages.success(request, _("Saved. It holds nowhere until it is posted."))
    return redirect("cms_policy_section", number)


@writers
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """What changed, in a sentence for everybody."""
    draft = _draft()
    if request.method == "POST":
        said = {code: request.POST.get(f"note-{code}", "").replace("\0", "").strip()[:1_000] for code in languages()}
        try:
            actions.write_note(actor=_person(request).actor, draft_id=draft.pk, edits=_edits(request), note=said)
        except PolicyDraft.DoesNotExist:
            messages.error(request, words.OVERTAKEN)
    return redirect("cms_policy")


@writers
@require_POST
def announce(request: HttpRequest) -> HttpResponse:
    actions.announce_draft(actor=_person(request).actor, draft_id=_draft().pk)
    messages.success(request, _("Everybody can read the draft now. It is marked as not yet the policy."))
    return redirect("cms_policy")


@writers
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    actions.drop_draft(actor=_person(request).actor, draft_id=_draft().pk)
    messages.success(request, _("The draft is gone. The policy is as it was."))
    return redirect("cms_policy")


@writers
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """What would change, in every language; the button that makes it the policy."""
    draft = _draft()
    if request.method == "POST":
        try:
            version = actions.post_draft(actor=_person(request).actor, draft_id=draft.pk, edits=_edits(request))
        except PolicyDraft.DoesNotExist:
            messages.error(request, words.OVERTAKEN)
        except actions.NotReadyError:
            messages.error(request, _("It cannot be posted yet: see what is missing below."))
        else:
            messages.success(request, _("Version %(number)d is in force.") % {"number": version.number})
            return redirect("cms_policy")
    newest = selectors.in_force()
    sides = []
    for code in languages():
        parts = read(draft.document, facts.present(), lists.made(), code)
        sides.append((code, differences.between(newest.parts(code) if newest else [], parts)))
    context = {"draft": draft, "sides": sides, "faults": words.faults(draft), "note": words.note(draft)}
    return render(request, "cms/policy/review.html", context)


def _section_page(request: HttpRequest, draft: PolicyDraft, shown: Section, status: int = 200) -> HttpResponse:
    wrong = {fault.place: [] for fault in faults(draft.document, facts.SOURCES)}  # type: dict[str, list[str]]
    for fault in faults(draft.document, facts.SOURCES):
        wrong[fault.place].append(str(words.fault(fault)))
    context: dict[str, Any] = {
        "draft": draft,
        "section": shown,
        "titles": [(code, shown.title.get(code, "")) for code in languages()],
        "rows": [(each, [(code, each.text.get(code, "")) for code in languages()], wrong.get(each.key, []))
                 for each in shown.sentences],
        "clauses": SECTIONS[shown.number] if len(SECTIONS[shown.number]) > 1 else (),
        "languages": languages(),
        "promises": [each for each in clauses.ALL if each.clause in SECTIONS[shown.number]],
        "facts": sorted(facts.SOURCES),
        "missing": facts.unset(),
        "speaks": get_language(),
    }  # fmt: skip
    return render(request, "cms/policy/section.html", context, status=status)


def _draft() -> PolicyDraft:
    draft = selectors.draft()
    if draft is None:
        raise Http404
    return draft


def _edits(request: HttpRequest) -> int:
    return ids.read(request.POST.get("edits", "")) or 0


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
