"""What is kept of requests of authorities: that they asked, by which law, who looked at it, and what they got.

Nobody is told by a copy of their data what they may not be told: rows are theirs once they may be, and not before. The
record stays for its years when somebody is erased, with an id that points at nobody; the archive goes with them.
"""

from functools import partial

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import (
    DELETE_ROW,
    MEANINGLESS_ID,
    Field,
    Owner,
    keep_for_law,
    never,
    person_id,
    personal,
    plain,
)
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, for_days
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.sharing.disclosures.models.archive import SEALED_FOR
from helpcentre.domain.sharing.models import (
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

_YEARS = 6 * 365  # days in which somebody may ask a court whether it was right
_CLOSED = _("the case of the authority was closed")
_register = partial(table, group=Group.HISTORY, use=Use.OPERATE, basis=Basis.LEGAL_OBLIGATION)
_WITH_IT = as_long_as("disclosure")
_PROOF = keep_for_law(
    "that data was handed over only by law must be provable (GDPR article 5(2)), and for how long it may"
)
_LAW = "the words of an authority and of a law"
_OFFICER = "somebody in their office, who is no person of ours"
_INSIDE = never("how we looked at it; the copy says who asked, by which law and for what")

# Whoever may be told, or was.
_MAY_KNOW = ("due", "sent")
_TOLD = tuple(Owner("people__person", only={"people__notice": each}) for each in _MAY_KNOW)
_TOLD_OF_IT = tuple(
    Owner("disclosure__people__person", only={"disclosure__people__notice": each}) for each in _MAY_KNOW
)
_ALL_IN_IT = (Owner("disclosure__people__person"),)


def _staff(path: str) -> Field:
    return person_id(owners=(Owner(path),), erase=MEANINGLESS_ID)


_register(
    Disclosure,
    retention=for_days(_YEARS, counted_from="closed_at", after=_CLOSED),
    owners=_TOLD,
    fields={
        "id": plain(),
        "authority": plain(_LAW),
        "officer": plain(
            "somebody in their office, who is no person of ours", export=never("the name of somebody else")
        ),
        "their_reference": plain(_LAW),
        "country": plain(_LAW),
        "arrival": plain(),
        "arrived_on": plain(),
        "basis": plain(),
        "citation": plain(_LAW),
        "categories": plain("keys of categories in the code"),
        "since": plain(),
        "until": plain(),
        "language": plain(),
        "recorded_by": _staff("recorded_by"),
        "recorded_at": plain(),
        "stage": plain(),
        "closed_at": plain(),
    },
)

_register(
    DisclosureTarget,
    retention=_WITH_IT,
    fields={
        "id": plain(),
        "disclosure": plain(),
        "person": Field(
            Category.PERSON_ID,
            owners=(Owner("person"),),
            export=never("somebody may be forbidden to know; who may is told by another row"),
            erase=MEANINGLESS_ID,
        ),
        "business": plain(),
        "ticket": plain(),
        "hold": plain(),
    },
)

_register(
    DisclosurePaper,
    retention=for_days(_YEARS, counted_from="disclosure__closed_at", after=_CLOSED),
    fields={
        "id": plain(),
        "disclosure": plain(),
        "file": plain(),
        "name": plain("what an authority called its paper"),
        "added_by": _staff("added_by"),
        "added_at": plain(),
    },
)

_register(
    DisclosureReview,
    retention=_WITH_IT,
    fields={
        "id": plain(),
        "disclosure": plain(),
        "reviewer": _staff("reviewer"),
        "is_approved": plain(),
        "reason": plain("why we allowed so much; the desk asks to name nobody"),
        "targets": plain("ids of rows of this register"),
        "categories": plain("keys of categories in the code"),
        "since": plain(),
        "until": plain(),
        "reviewed_at": plain(),
    },
)

_register(
    DisclosureArchive,
    retention=_WITH_IT,
    fields={
        "id": plain(),
        "disclosure": plain(),
        "sha256": plain("a fingerprint of the archive"),
        "size": plain(),
        "people": plain(),
        "rows": plain(),
        "files": plain(),
        "made_at": plain(),
    },
)

_register(
    SealedFile,
    retention=for_days(SEALED_FOR.days, counted_from="disclosure__closed_at", after=_CLOSED),
    owners=_ALL_IN_IT,
    fields={
        "id": Field(Category.OPERATIONS, export=_INSIDE, erase=DELETE_ROW),
        "disclosure": Field(Category.OPERATIONS, export=_INSIDE, erase=DELETE_ROW),
        "file": Field(Category.OPERATIONS, export=_INSIDE, erase=DELETE_ROW),
    },
)

_register(
    DisclosureHandover,
    retention=_WITH_IT,
    owners=_TOLD_OF_IT,
    fields={
        "id": plain(),
        "disclosure": plain(),
        "to_whom": plain(
            "somebody in their office, who is no person of ours", export=never("the name of somebody else")
        ),
        "means": plain(),
        "handed_on": plain(),
        "handed_by": _staff("handed_by"),
        "recorded_at": plain(),
        "sha256": plain("a fingerprint of the archive", export=_INSIDE),
        "seal": plain("a fingerprint of this record", export=_INSIDE),
        "mark": plain("a mark on that fingerprint, made with our key", export=_INSIDE),
    },
)

_register(
    NoticeBan,
    retention=_WITH_IT,
    fields={
        "id": plain(),
        "disclosure": plain(),
        "is_lifted": plain(),
        "until": plain(),
        "ground": plain(_LAW),
        "set_by": _staff("set_by"),
        "set_at": plain(),
    },
)

_register(
    DisclosedPerson,
    retention=_WITH_IT,
    owners=tuple(Owner("person", only={"notice": each}) for each in _MAY_KNOW),
    fields={
        "id": plain(),
        "disclosure": plain(),
        "person": Field(
            Category.PERSON_ID,
            owners=(Owner("person"),),
            export=never("somebody may be forbidden to know; who may is told by the rest of the row"),
            erase=MEANINGLESS_ID,
        ),
        "notice": personal(
            Category.ACCOUNT, _("that data about you went to an authority by law, to which and when"), erase=_PROOF
        ),
        "due_at": plain(export=_INSIDE),
        "told_at": plain(),
    },
)
