"""Looking at one request that was answered with data: what is wrong with it, found in the rows and in the archive."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from helpcentre.base.core import clock, keyed
from helpcentre.base.files import store
from helpcentre.base.inventory.paths import model_of
from helpcentre.base.inventory.taxonomy import Group
from helpcentre.domain.sharing.disclosures.approved import scope_of
from helpcentre.domain.sharing.disclosures.models import Disclosure, LegalBasis
from helpcentre.domain.sharing.disclosures.models.archive import SEALED_FOR
from helpcentre.domain.sharing.disclosures.packing import MANIFEST, folder_of
from helpcentre.domain.sharing.disclosures.scope import Scope, bounds, moment_of
from helpcentre.domain.sharing.disclosures.sealing import seal
from helpcentre.domain.sharing.disclosures.wholeness import are_whole

_MOST_BYTES = 50_000_000  # of an archive that is read each time; of a larger one the fingerprint says enough
_WHO = (Group.IDENTITY.value, Group.BUSINESS.value)


def faults(disclosure: Disclosure) -> set[str]:
    """Any of ``basis``, ``reviewer``, ``bytes``, ``scope`` and ``record``; empty when all is as it should be."""
    found = set()
    if not _rests_on_law(disclosure):
        found.add("basis")
    review = _part(disclosure, "review")
    if review is None or not review.is_approved or review.reviewer_id == disclosure.recorded_by_id:
        found.add("reviewer")
    archive, handover, sealed = (_part(disclosure, name) for name in ("archive", "handover", "sealed"))
    if archive is None or handover is None or handover.sha256 != archive.sha256:
        return found | {"bytes"}
    is_ours = keyed.fits(handover.mark, "disclosure", handover.seal)
    if review is None or seal(disclosure, handover) != handover.seal or not is_ours:
        found.add("record")
    if sealed is None:
        return found if _went_by_rule(disclosure) else found | {"bytes"}
    if not are_whole(sealed.file, sha256=archive.sha256, size=archive.size):
        return found | {"bytes"}
    if review is not None and archive.size <= _MOST_BYTES and _exceeds(disclosure, sealed.file.name):
        found.add("scope")
    return found


def _rests_on_law(disclosure: Disclosure) -> bool:
    """A kind that there is, words that name it, and its paper in the store, byte for byte."""
    if disclosure.basis not in LegalBasis.values or not disclosure.citation.strip():
        return False
    papers = [each.file for each in disclosure.papers.select_related("file")]
    if not papers:
        return LegalBasis(disclosure.basis).paper_may_follow
    return all(are_whole(file, sha256=file.sha256, size=file.size) for file in papers)


def _went_by_rule(disclosure: Disclosure) -> bool:
    """Its time was over, or somebody in it was erased."""
    if disclosure.closed_at is not None and disclosure.closed_at + SEALED_FOR <= clock.now():
        return True
    return disclosure.people.exclude(person__erased_at=None).exists()


def _exceeds(disclosure: Disclosure, name: str) -> bool:
    """Whether anything is in the archive that the review did not allow, whatever the archive says of itself."""
    scope = scope_of(disclosure)
    people = set(disclosure.people.values_list("person", flat=True))
    try:
        with store.current().open(name) as file, zipfile.ZipFile(file) as archive:
            folders = {folder_of(number) for number in people}
            inside = [each for each in archive.namelist() if each != MANIFEST]
            if any(not each.startswith(tuple(folders)) for each in inside):
                return True
            documents = [json.loads(archive.read(f"{folder}data.json")) for folder in sorted(folders)]
            said = json.loads(archive.read(MANIFEST))["approved"]
    except (KeyError, ValueError, zipfile.BadZipFile):
        return True
    if set(said["categories"]) - scope.categories or set(said["people"]) - scope.people:
        return True
    return any(_is_too_much(document["tables"], scope) for document in documents)


def _is_too_much(tables: dict[str, Any], scope: Scope) -> bool:
    for label, about in tables.items():
        personal = {category for category in about["columns"].values() if category.startswith("user")}
        if personal - scope.categories:
            return True
        if about["group"] not in _WHO and not _in_days(label, about["rows"], scope):
            return True
        allowed = {*about["columns"], "_words_of", "_files", "_files_held_back"}
        if any(set(row) - allowed for row in about["rows"]):
            return True
    return False


def _in_days(label: str, rows: Iterable[dict[str, Any]], scope: Scope) -> bool:
    begin, end = bounds(scope)
    return all((not begin or each >= begin) and (not end or each < end) for each in _moments(label, rows))


def _moments(label: str, rows: Iterable[dict[str, Any]]) -> Iterator[datetime]:
    model = model_of(label)
    name = moment_of(model) if model else ""
    for row in rows:
        if row.get(name):
            yield datetime.fromisoformat(row[name])


def _part(disclosure: Disclosure, name: str) -> Any:
    try:
        return getattr(disclosure, name)
    except ObjectDoesNotExist:
        return None
