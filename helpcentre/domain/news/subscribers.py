from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.base.events.subscribers import subscriber
from helpcentre.domain.knowledge.events import ANNOUNCEMENT_CHANGED
from helpcentre.domain.news.actions import Whom, start_mailing
from helpcentre.domain.news.actions.policy_news import announce_policy
from helpcentre.domain.news.actions.sending import PATIENCE
from helpcentre.domain.news.jobs import send_news
from helpcentre.domain.policy.events import POLICY_POSTED


@subscriber("news.mail_announcements", ANNOUNCEMENT_CHANGED)
def mail_announcements(event: Event) -> None:
    """Who reads its language at once; the rest when the other language has had time to be published."""
    mailing = start_mailing(actor=Actor.system(), announcement_id=event.subject_id)
    if mailing is not None:
        send_news.enqueue(mailing_id=mailing.pk, after=0, whom=Whom.READERS)
        send_news.enqueue_after(PATIENCE, mailing_id=mailing.pk, after=0, whom=Whom.EVERYBODY)


@subscriber("news.announce_policy", POLICY_POSTED)
def policy_changed(event: Event) -> None:
    """Everybody who comes by is told for two weeks."""
    announce_policy(actor=Actor.system(), version_id=event.subject_id)
