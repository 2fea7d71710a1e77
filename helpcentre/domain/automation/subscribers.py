from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.automation import firing, triggers
from helpcentre.domain.automation.models import PendingClosure, Rule
from helpcentre.domain.tickets import events


@subscriber("automation.rules", events.TICKET_CREATED, events.CUSTOMER_REPLIED, events.STATUS_CHANGED)
def set_off(event: Event) -> None:
    """Every rule that waits for such an event, in order. What an earlier rule did, the later ones see."""
    wanted = [trigger.key for trigger in triggers.every() if event.kind in trigger.kinds]
    for rule in Rule.objects.select_related("owner").filter(is_on=True, trigger__in=wanted):
        if firing.is_sound(rule) and not firing.is_exhausted(rule):
            firing.fire(rule, event.subject_id, f"event:{event.pk}", event=event)


@subscriber("automation.closures", events.CUSTOMER_REPLIED, events.STATUS_CHANGED)
def take_back(event: Event) -> None:
    """Whoever writes is not silent: the announced closing is off. So it is when somebody moves the ticket."""
    PendingClosure.objects.filter(ticket=event.subject_id, told_at__lte=event.occurred_at).delete()
