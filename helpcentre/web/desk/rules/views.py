"""Rules: when something happens to a ticket, and it fits, then these things are done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.automation import actions, selectors
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.rules.forms import RuleForm, initial
from helpcentre.web.desk.rules.words import say
from helpcentre.web.desk.settings.views import show


@staff(Permission.MANAGE_TEAMS, "GET")
def listing(request: StaffRequest) -> HttpResponse:
    """Every rule as a sentence, in the order in which they are tried."""
    context = {"rows": [say(rule) for rule in selectors.rules()]}
    return show(request, "desk/rules/listing.html", context, page="rules")


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def rule(request: StaffRequest, number: int) -> HttpResponse:
    return _edit(request, _find(number))


@staff(Permission.MANAGE_TEAMS, "GET")
def trial(request: StaffRequest, number: int) -> HttpResponse:
    """What the rule would act on, and what it did last. Nothing is done."""
    found = _find(number)
    context = {"said": say(found), "trial": selectors.dry_run(found), "firings": selectors.firings(found)}
    return show(request, "desk/rules/trial.html", context, page="rules")


@staff(Permission.MANAGE_TEAMS, "POST")
def switch(request: StaffRequest, number: int) -> HttpResponse:
    """On, or with ``off`` off. A rule that would act on many at once needs the tick that one has seen how many."""
    found = _find(number)
    on = "off" not in request.POST
    if on and "seen" not in request.POST:
        run = selectors.dry_run(found)
        if run.acts_at_once and run.is_many:
            messages.error(request, _("Look at what it would do at once, and tick that you mean it."))
            return redirect("desk:rule_trial", number=number)
    actions.switch_rule(actor=request.user.actor, rule=found, on=on)
    messages.success(request, _("The rule is on.") if on else _("The rule is off."))
    return redirect("desk:rule_trial", number=number)


@staff(Permission.MANAGE_TEAMS, "POST")
def place(request: StaffRequest, number: int) -> HttpResponse:
    """One place up or, with ``down``, one place down."""
    actions.move_rule(actor=request.user.actor, rule=_find(number), up="down" not in request.POST)
    return redirect("desk:rules")


@staff(Permission.MANAGE_TEAMS, "POST")
def removal(request: StaffRequest, number: int) -> HttpResponse:
    actions.remove_rule(actor=request.user.actor, rule=_find(number))
    messages.success(request, _("Removed."))
    return redirect("desk:rules")


def _edit(request: StaffRequest, found: Rule | None) -> HttpResponse:
    form = RuleForm(request.POST or None, initial=initial(found))
    if request.method == "POST" and form.is_valid() and (saved := _put(request, found, form)):
        messages.success(request, _("Saved, and off. Look at what it would do, then switch it on."))
        return redirect("desk:rule_trial", number=saved.pk)
    context = {"rule": found, "form": form}
    return show(request, "desk/rules/rule.html", context, page="rules", status=422 if form.is_bound else 200)


def _put(request: StaffRequest, found: Rule | None, form: RuleForm) -> Rule | None:
    data = form.cleaned_data
    try:
        return actions.put_rule(
            actor=request.user.actor,
            rule=found,
            name=data["name"],
            trigger=data["trigger"],
            minutes=form.minutes,
            conditions=form.conditions,
            what=form.what,
            owner=request.user,
        )
    except actions.RuleNameTakenError:
        form.add_error("name", _("Another rule is called so. Choose another name."))
        return None


def _find(number: int) -> Rule:
    found = selectors.rule(number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found
