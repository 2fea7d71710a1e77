from helpcentre.base.outbound.gates import gate
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.news.actions.sending import KIND
from helpcentre.domain.people import consents
from helpcentre.domain.people.models import Person, Purpose


@gate(KIND)
def still_wants_news(mail: OutboundMail) -> bool:
    """Whoever took it back after the mail was written does not get it."""
    person = Person.objects.filter(pk=mail.person_id or 0, erased_at=None).first()
    return person is not None and consents.wants(person, Purpose.NEWS)
