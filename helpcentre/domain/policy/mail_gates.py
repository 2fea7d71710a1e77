from helpcentre.base.outbound.gates import gate
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.people import consents
from helpcentre.domain.people.models import Person, Purpose
from helpcentre.domain.policy.actions.noticing import KIND


@gate(KIND)
def still_wants_notices(mail: OutboundMail) -> bool:
    """Whoever stopped them after the mail was written does not get it."""
    person = Person.objects.filter(pk=mail.person_id or 0, erased_at=None).first()
    return person is not None and consents.wants(person, Purpose.POLICY)
