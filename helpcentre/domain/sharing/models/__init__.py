from helpcentre.domain.sharing.disclosures.models import (
    DisclosedPerson,
    Disclosure,
    DisclosureArchive,
    DisclosureHandover,
    DisclosurePaper,
    DisclosureReview,
    DisclosureTarget,
    NoticeBan,
    SealedFile,
)
from helpcentre.domain.sharing.models.processor import HOST, Processor

__all__ = [
    "HOST",
    "DisclosedPerson",
    "Disclosure",
    "DisclosureArchive",
    "DisclosureHandover",
    "DisclosurePaper",
    "DisclosureReview",
    "DisclosureTarget",
    "NoticeBan",
    "Processor",
    "SealedFile",
]
