"""P34: what was corrected is corrected everywhere."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.privacy.correcting import copies
from helpcentre.domain.privacy.models import Correction, Fact

_LATELY = timedelta(days=90)
_MOST = 200  # corrections, the newest


@control("P34", summary=_("Every stored copy of what was corrected lately"))
def nothing_holds_the_old_value() -> Evidence:
    """Reads each copy of each corrected fact and holds it against the fingerprint of what was wrong."""
    recent = Correction.objects.filter(made_at__gt=clock.now() - _LATELY, person__erased_at=None)
    newest: dict[tuple[int, str], Correction] = {}
    for each in recent.order_by("-id")[:_MOST]:
        newest.setdefault((each.person_id, each.fact), each)
    looked, wrong = 0, 0
    for each in newest.values():
        seen, old = _look(each)
        looked, wrong = looked + seen, wrong + old
    found: tuple[tuple[Any, object], ...] = (
        (_("Corrections looked at"), len(newest)),
        (_("Stored copies read"), looked),
        (_("Copies that still say what was wrong"), wrong),
    )
    if wrong:
        return Evidence.broken(_("Something that was corrected still stands somewhere."), *found)
    if not newest:
        return Evidence.unproven(_("Nobody has corrected anything lately."), *found)
    return Evidence.kept(_("What people corrected is corrected wherever it is stored."), *found)


def _look(correction: Correction) -> tuple[int, int]:
    seen = old = 0
    fact = Fact(correction.fact)
    for copy in copies.of_fact(fact):
        for rows in copy.rows(correction.person_id):
            for value in rows.values_list(copy.field, flat=True):
                seen += 1
                old += bool(correction.old_hash) and (
                    copies.mark(correction.person_id, fact, str(value or "")) == correction.old_hash
                )
    return seen, old
