"""Known problems: one record for what does not work for many, one answer for everybody affected."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.problems import actions, selectors
from helpcentre.domain.problems.actions.affected import SolvedError
from helpcentre.domain.problems.actions.telling import AlreadySolvedError
from helpcentre.domain.problems.models import KnownProblem
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.problems.forms import ProblemForm, UpdateForm
from helpcentre.web.desk.tickets import screen

_WORDS = ("title_en", "title_sw", "words_en", "words_sw")


@staff(Permission.ANSWER_TICKETS, "GET")
def problems(request: StaffRequest) -> HttpResponse:
    """All of them, the open ones first."""
    context = {"rows": selectors.problems(), "may_lead": may(request.user, Permission.LEAD_PROBLEMS)}
    return frame.show(request, "desk/problems/list.html", context, here="problems")


@staff(Permission.LEAD_PROBLEMS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """Open one; with ``banner`` every page tells of it."""
    form = ProblemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_problem(actor=request.user.actor, by=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error("title_en", fault.messages[0])
        else:
            return redirect("desk:problem", number=made.pk)
    return frame.show(
        request, "desk/problems/new.html", {"form": form}, here="problems", status=422 if form.is_bound else 200
    )


@staff(Permission.LEAD_PROBLEMS, "GET", "POST")
def wording(request: StaffRequest, number: int) -> HttpResponse:
    """Put its words right, also those of its banner."""
    found = _find(number)
    form = ProblemForm(request.POST if request.method == "POST" else None, initial=_words_of(found))
    if form.is_bound and form.is_valid():
        words = {name: form.cleaned_data[name] for name in _WORDS}
        try:
            actions.change_problem(actor=request.user.actor, problem=found, **words)
        except ValidationError as fault:
            form.add_error("title_en", fault.messages[0])
        else:
            return redirect("desk:problem", number=number)
    context, status = {"form": form, "problem": found}, 422 if form.is_bound else 200
    return frame.show(request, "desk/problems/new.html", context, here="problems", status=status)


@staff(Permission.ANSWER_TICKETS, "GET")
def problem(request: StaffRequest, number: int) -> HttpResponse:
    """One of them: its words, whom it hits, what they were told."""
    return _page(request, _find(number), UpdateForm())


@staff(Permission.LEAD_PROBLEMS, "POST")
def update(request: StaffRequest, number: int) -> HttpResponse:
    """Answer everybody affected; with ``closing`` say that it is solved, and close their tickets."""
    found, form = _find(number), UpdateForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.tell_all(actor=request.user.actor, by=request.user, problem=found, **form.cleaned_data)
    except AlreadySolvedError:
        return redirect("desk:problem", number=number)
    count = found.affected.filter(ticket__closed_at=None).count()
    said = ngettext("%(count)d customer is being told.", "%(count)d customers are being told.", count)
    messages.info(request, said % {"count": count})
    return redirect("desk:problem", number=number)


@staff(Permission.ANSWER_TICKETS, "POST")
def affected(request: StaffRequest, reference: str) -> HttpResponse:
    """Say that the ticket is about the problem with the id ``problem``; with ``undo`` that it is about none."""
    ticket = screen.find(request, reference)
    if "undo" in request.POST:
        actions.detach(actor=request.user.actor, ticket=ticket)
        return screen.answer(request, ticket)
    wanted = request.POST.get("problem", "")
    chosen = next((each for each in selectors.open_problems() if str(each.pk) == wanted), None)
    if chosen is None:
        return screen.refuse(request, ticket, {})
    try:
        actions.attach(actor=request.user.actor, problem=chosen, ticket=ticket)
    except SolvedError:
        return screen.refuse(request, ticket, {})
    return screen.answer(request, ticket)


def _words_of(found: KnownProblem) -> dict[str, str]:
    return {name: getattr(found, name) for name in _WORDS}


def _find(number: int) -> KnownProblem:
    found = selectors.problem(number)
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, found: KnownProblem, form: UpdateForm, status: int = 200) -> HttpResponse:
    context = {
        "problem": found,
        "form": form,
        "tickets": selectors.affected_tickets(found),
        "history": selectors.history(found),
        "updates": found.updates.select_related("person").order_by("-id"),
        "may_lead": may(request.user, Permission.LEAD_PROBLEMS),
    }
    return frame.show(request, "desk/problems/page.html", context, here="problems", status=status)
