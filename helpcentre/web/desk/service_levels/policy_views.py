"""How soon we promise to answer, and to whom."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.service_levels import actions, selectors
from helpcentre.domain.service_levels.actions.policies import PolicyNameTakenError
from helpcentre.domain.service_levels.models import Policy
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.service_levels.policy_forms import PolicyForm, initial
from helpcentre.web.desk.settings.views import show


@staff(Permission.MANAGE_TEAMS, "GET")
def listing(request: StaffRequest) -> HttpResponse:
    """Every promise, in the order in which they are tried."""
    context = {"rows": selectors.policies(), "has_calendar": bool(selectors.all_calendars())}
    return show(request, "desk/service_levels/policies.html", context, page="policies")


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def policy(request: StaffRequest, number: int) -> HttpResponse:
    return _edit(request, _find(number))


@staff(Permission.MANAGE_TEAMS, "POST")
def place(request: StaffRequest, number: int) -> HttpResponse:
    """One place up or, with ``down``, one place down."""
    actions.move_policy(actor=request.user.actor, policy=_find(number), up="down" not in request.POST)
    return redirect("desk:policies")


@staff(Permission.MANAGE_TEAMS, "POST")
def removal(request: StaffRequest, number: int) -> HttpResponse:
    actions.remove_policy(actor=request.user.actor, policy=_find(number))
    messages.success(request, _("Removed."))
    return redirect("desk:policies")


def _edit(request: StaffRequest, found: Policy | None) -> HttpResponse:
    form = PolicyForm(request.POST or None, initial=initial(found))
    if request.method == "POST" and form.is_valid() and _put(request, found, form):
        messages.success(request, _("Saved. Tickets that wait are counted anew."))
        return redirect("desk:policies")
    context = {
        "policy": found,
        "form": form,
        "times": [(form[kind], form[f"{kind}_unit"]) for kind in selectors.clock_kinds()],
    }
    status = 422 if form.is_bound else 200
    return show(request, "desk/service_levels/policy.html", context, page="policies", status=status)


def _put(request: StaffRequest, found: Policy | None, form: PolicyForm) -> bool:
    try:
        actions.put_policy(actor=request.user.actor, policy=found, **form.facts)
    except PolicyNameTakenError:
        form.add_error("name", _("Another one is called so. Choose another name."))
        return False
    return True


def _find(number: int) -> Policy:
    found = selectors.policy(number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found
