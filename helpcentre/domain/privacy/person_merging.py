"""Requests and erasures go along; that two of a kind are open at once is refused first (``merging.faults``)."""

from helpcentre.base.inventory.merging import Merging, moves, stays
from helpcentre.domain.privacy.models import HeldBackReading, ProofCode, SilenceNotice


def _end_codes(merging: Merging) -> None:
    """A code proves that somebody reads the address of one of the two; it is asked for anew for both."""
    ProofCode.objects.filter(person__in=(merging.kept, merging.merged)).delete()


def _drop_notice(merging: Merging) -> None:
    """Whoever was told at an address of before is told again, or nobody would know that both histories go."""
    SilenceNotice.objects.filter(person__in=(merging.kept, merging.merged)).delete()


def _read_again(merging: Merging) -> None:
    """Two decisions about one row: somebody decides anew, and until then it is held back."""
    mine = HeldBackReading.objects.filter(person=merging.kept).values_list("table", "row")
    theirs = HeldBackReading.objects.filter(person=merging.merged).values_list("table", "row")
    for table, row in set(mine) & set(theirs):
        both = HeldBackReading.objects.filter(person__in=(merging.kept, merging.merged))
        both.filter(table=table, row=row).delete()


moves("privacy.RightsRequest", "person")
moves("privacy.Erasure", "person")
moves("privacy.ProofCode", "person", act=_end_codes)
moves("privacy.SilenceNotice", "person", act=_drop_notice)
moves("privacy.HeldBackReading", "person", act=_read_again)
stays("privacy.RequestStep", "person", why="who did a step then; the log is only ever added to")
