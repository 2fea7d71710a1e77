from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.knowledge import events, reviewing


@subscriber("knowledge.mail_about_reviews", events.REVIEW_ASKED, events.REVIEW_APPROVED, events.REVIEW_REJECTED)
def mail_about_reviews(event: Event) -> None:
    tell = reviewing.tell_reviewers if event.kind == events.REVIEW_ASKED.name else reviewing.tell_writer
    tell(event.data["review"], but=event.actor_id)
