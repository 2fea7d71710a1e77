"""The register of authorities is sealed as it was. Nobody is merged while a request about them is open
(``privacy.merging.faults``)."""

from django.db.models import Q

from helpcentre.base.inventory.merging import stays
from helpcentre.domain.privacy.merging.faults import obstacle
from helpcentre.domain.sharing.disclosures.models import Notice
from helpcentre.domain.sharing.models import DisclosedPerson, DisclosureTarget

_SEALED = "the register says whom a request was about on its day, and is sealed"
stays("sharing.DisclosedPerson", "person", why=_SEALED)
stays("sharing.DisclosureTarget", "person", why=_SEALED)
stays("sharing.Disclosure", "recorded_by", why=_SEALED)
stays("sharing.DisclosureHandover", "handed_by", why=_SEALED)
stays("sharing.DisclosurePaper", "added_by", why=_SEALED)
stays("sharing.DisclosureReview", "reviewer", why=_SEALED)
stays("sharing.NoticeBan", "set_by", why=_SEALED)


def _is_asked_about(people: tuple[int, ...]) -> bool:
    """What was allowed was allowed of the one; and whoever must be told is told under the id that the register has."""
    open_ones = Q(disclosure__closed_at=None, person__in=people)
    untold = DisclosedPerson.objects.filter(person__in=people).exclude(notice__in=(Notice.SENT, Notice.GONE))
    return DisclosureTarget.objects.filter(open_ones).exists() or untold.exclude(disclosure__handover=None).exists()


obstacle("sharing.disclosures", _is_asked_about)
