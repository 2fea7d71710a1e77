from django.db import transaction
from django.db.models import Max

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database import places
from helpcentre.base.events import log
from helpcentre.domain.people.models import Business
from helpcentre.domain.service_levels import events
from helpcentre.domain.service_levels.models import Policy


class PolicyNameTakenError(ValueError):
    """Another policy is called so."""


def put_policy(
    *,
    actor: Actor,
    policy: Policy | None = None,
    name: str,
    is_on: bool = True,
    priority: int | None = None,
    plan: str = "",
    business: Business | None = None,
    first_reply: int | None = None,
    next_reply: int | None = None,
    resolution: int | None = None,
) -> Policy:
    """Make a policy, behind those there are, or change one. Targets are minutes. Raises PolicyNameTakenError.

    Tickets that wait follow it as soon as the recount, which the event sets off, has come to them.
    """
    with transaction.atomic():
        others = Policy.objects.exclude(pk=policy.pk) if policy else Policy.objects.all()
        if others.filter(name__iexact=name).exists():
            raise PolicyNameTakenError(name)
        if policy is None:
            policy = Policy(position=(others.aggregate(last=Max("position"))["last"] or 0) + 1)
        policy.name, policy.is_on, policy.priority, policy.plan, policy.business = name, is_on, priority, plan, business
        policy.first_reply, policy.next_reply, policy.resolution = first_reply, next_reply, resolution
        policy.save()
        log.record(events.POLICY_SAVED, policy.pk, actor=actor)
    return policy


def move_policy(*, actor: Actor, policy: Policy, up: bool) -> None:
    """Change places with the policy before or after it; at the end of the list nothing happens."""
    with transaction.atomic():
        rows = list(Policy.objects.select_for_update().order_by("position", "id"))
        if places.change(rows, policy.pk, up=up):
            log.record(events.POLICY_SAVED, policy.pk, actor=actor)


def remove_policy(*, actor: Actor, policy: Policy) -> None:
    """Clocks that stopped keep what they measured; those that run follow the next policy that fits."""
    number = policy.pk
    with transaction.atomic():
        if Policy.objects.filter(pk=number).delete()[0]:
            log.record(events.POLICY_REMOVED, number, actor=actor)
