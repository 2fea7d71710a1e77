from helpcentre.domain.sharing.disclosures.models.archive import (
    DisclosureArchive,
    DisclosureHandover,
    Means,
    SealedFile,
)
from helpcentre.domain.sharing.disclosures.models.disclosure import (
    REFERENCE_PREFIX,
    Arrival,
    Disclosure,
    LegalBasis,
    Stage,
)
from helpcentre.domain.sharing.disclosures.models.notice import DisclosedPerson, Notice, NoticeBan
from helpcentre.domain.sharing.disclosures.models.paper import DisclosurePaper
from helpcentre.domain.sharing.disclosures.models.review import DisclosureReview
from helpcentre.domain.sharing.disclosures.models.target import DisclosureTarget

__all__ = [
    "REFERENCE_PREFIX",
    "Arrival",
    "DisclosedPerson",
    "Disclosure",
    "DisclosureArchive",
    "DisclosureHandover",
    "DisclosurePaper",
    "DisclosureReview",
    "DisclosureTarget",
    "LegalBasis",
    "Means",
    "Notice",
    "NoticeBan",
    "SealedFile",
    "Stage",
]
