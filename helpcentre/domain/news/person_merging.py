"""Each address that asked for news keeps getting it, unless either of the two had said no."""

from helpcentre.base.inventory.merging import Merging, afterwards
from helpcentre.domain.news.actions import stop
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people import consents
from helpcentre.domain.people.models import How, Person, Purpose


def _stop(merging: Merging) -> None:
    if consents.agrees(Person.objects.get(pk=merging.kept), Purpose.NEWS):
        return
    on = NewsSubscriber.objects.filter(person=merging.kept, ended_at=None).exclude(confirmed_at=None)
    if row := on.order_by("id").first():
        stop(actor=merging.actor, subscriber=row, how=How.MERGED)


afterwards("news.stop", _stop)
