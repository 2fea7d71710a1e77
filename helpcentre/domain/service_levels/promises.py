"""What the clocks prove of the policy."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.service_levels.models import Policy, TicketClock
from helpcentre.domain.tickets.models import Ticket

WINDOW = 500  # newest waiting requests that are looked at
GRACE = timedelta(minutes=10)  # for the readers of the log, and for the watch that comes by every minute
DAYS = 30


@control("P11", summary=_("Whether a clock runs on every request that waits, and what is late"))
def clocks_run_and_what_is_late_is_seen() -> Evidence:
    """Looks at the newest requests that wait, which of them a policy fits, and whether the watch does its round."""
    policies = list(Policy.objects.filter(is_on=True))
    if not policies:
        return Evidence.unproven(_("Our team has not said yet how soon it answers."))
    now = clock.now()
    clockless, examined = _without_clock(policies)
    running = TicketClock.objects.filter(due_at__isnull=False)
    late = running.filter(due_at__lte=now)
    unseen = late.filter(due_at__lte=now - GRACE, breached_at=None)
    stopped = TicketClock.objects.filter(stopped_at__gte=now - timedelta(days=DAYS))
    kept, broken = stopped.filter(breached_at=None).count(), stopped.filter(breached_at__isnull=False).count()
    named = ", ".join(ticket.reference for ticket in clockless[:3])
    found = (
        (_("Waiting requests examined"), examined),
        (_("Clocks that run now"), running.count()),
        (_("Late now, shown in red to the team"), late.count()),
        (_("Answered or solved in time in 30 days"), f"{kept} / {kept + broken}"),
        (_("Waiting without a clock"), f"{len(clockless)} ({named})" if named else 0),
        (_("Late without anybody being told"), unseen.count()),
    )
    if clockless or unseen.exists():
        return Evidence.broken(_("Some requests wait without a clock, or are late and nobody was told."), *found)
    if not examined and not stopped.exists():
        return Evidence.unproven(_("There is no request yet to examine."), *found)
    return Evidence.kept(_("A clock runs on every request that waits, and what is late is shown and told."), *found)


def _without_clock(policies: list[Policy]) -> tuple[list[Ticket], int]:
    """Waiting requests that a policy promises a first reply or a solution, but no clock runs; and how many there are.

    Requests that are older than the policies are left to the recount, which may still be at work.
    """
    newest = max(policy.created_at for policy in policies)
    waiting = Ticket.objects.select_related("business").filter(
        waiting_since__lt=clock.now() - GRACE, created_at__gt=newest
    )
    tickets = list(waiting.order_by("-id")[:WINDOW])
    clocked = set(TicketClock.objects.filter(ticket__in=tickets, stopped_at=None).values_list("ticket_id", flat=True))
    missing = []
    for ticket in tickets:
        policy = next((policy for policy in policies if policy.fits(ticket)), None)
        if policy and (policy.resolution or policy.next_reply) and ticket.pk not in clocked:
            missing.append(ticket)
    return missing, len(tickets)
