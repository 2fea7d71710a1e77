from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.base.promises.events import PROMISE_BROKEN, PROMISE_MENDED
from helpcentre.domain.privacy.alerting import tell_team


@subscriber("privacy.tell_of_promises", PROMISE_BROKEN, PROMISE_MENDED)
def tell_of_promises(event: Event) -> None:
    """A promise that broke, or is kept again, is mailed to those who answer for the policy."""
    tell_team(break_id=event.subject_id, is_mended=event.kind == PROMISE_MENDED.name)
