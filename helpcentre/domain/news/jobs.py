from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.registry import job
from helpcentre.domain.news.actions import Whom, send_batch


@job(name="news.send")
def send_news(*, mailing_id: int, after: int, whom: str) -> None:
    """Mail one batch and leave the next to another job, so that one long list holds nobody up."""
    last = send_batch(actor=Actor.system(), mailing_id=mailing_id, after=after, whom=Whom(whom))
    if last is not None:
        send_news.enqueue(mailing_id=mailing_id, after=last, whom=Whom(whom))
