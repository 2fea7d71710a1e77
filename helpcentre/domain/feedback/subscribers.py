from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.knowledge.events import (
    ARTICLE_DELETED,
    ARTICLE_PUBLISHED,
    ARTICLE_UNPUBLISHED,
    SNIPPET_CHANGED,
    TRANSLATION_CURRENT,
)


@subscriber("feedback.outside_links", ARTICLE_PUBLISHED, ARTICLE_UNPUBLISHED, ARTICLE_DELETED, SNIPPET_CHANGED)
def outside_links(event: Event) -> None:
    """The list of outside links follows what the public reads."""
    if event.kind == SNIPPET_CHANGED.name:
        actions.list_links_of_snippet(snippet_id=event.subject_id)
    else:
        actions.list_links(article_id=event.subject_id)


@subscriber("feedback.board", ARTICLE_PUBLISHED, ARTICLE_UNPUBLISHED, ARTICLE_DELETED, TRANSLATION_CURRENT)
def board(event: Event) -> None:
    """What an author mended leaves the board at once; what is new comes with the next round."""
    keeping.work_out_article(article_id=event.subject_id)
