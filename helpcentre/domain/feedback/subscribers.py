from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.feedback import actions
from helpcentre.domain.knowledge.events import ARTICLE_DELETED, ARTICLE_PUBLISHED, ARTICLE_UNPUBLISHED


@subscriber("feedback.outside_links", ARTICLE_PUBLISHED, ARTICLE_UNPUBLISHED, ARTICLE_DELETED)
def outside_links(event: Event) -> None:
    """The list of outside links follows what the public reads."""
    actions.list_links(article_id=event.subject_id)
