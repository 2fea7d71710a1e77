from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.policy.events import POLICY_POSTED
from helpcentre.domain.policy.jobs import notify


@subscriber("policy.tell_people", POLICY_POSTED)
def tell_people(event: Event) -> None:
    """Whoever has an account with us hears that the policy changed."""
    notify.enqueue(version_id=event.subject_id, after=0)
