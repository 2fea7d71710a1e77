from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.merging import Merging
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Person, PersonMerge, SamePerson, WhyMerged
from helpcentre.domain.privacy.erasing.running import close
from helpcentre.domain.privacy.merging import facts, rows
from helpcentre.domain.privacy.merging.facts import Known
from helpcentre.domain.privacy.merging.faults import Fault, faults
from helpcentre.domain.privacy.models import Fact


class MergeRefusedError(ValueError):
    """``faults`` say why."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(", ".join(found))
        self.faults = found


def merge_persons(
    *,
    actor: Actor,
    by: Person | None,
    kept: Person,
    merged: Person,
    why: WhyMerged,
    proof: SamePerson,
    take: dict[Fact, int] | None = None,
) -> PersonMerge:
    """Make two records of one person one. It cannot be undone: afterwards nobody can tell whose each row was.

    ``proof`` is how somebody made sure that they are one: whoever reads as ``kept`` reads what ``merged`` asked, and
    the other way round. ``take`` says by fact of which of the two (by id) it is taken; what is not said is suggested.

    1. Both rows are locked, the lower id first, and looked at again.
    2. Each rule of the inventory puts what may stand only once in order; consents are carried over, never widened.
    3. Everything that points at ``merged`` points at ``kept``.
    4. ``merged`` becomes an empty row that nobody signs in as; names, addresses and numbers that ``kept`` does not
       show are kept beside it, so that whoever writes from there is found.
    5. Where something said no to by one of them has come along from the other, it goes.

    Raises MergeRefusedError, and ChoiceError for a fact that somebody had corrected.
    """
    with transaction.atomic():
        both = Person.objects.select_for_update().filter(pk__in=(kept.pk, merged.pk)).order_by("pk")
        locked = {person.pk: person for person in both}
        kept, merged = locked[kept.pk], locked[merged.pk]
        if found := faults(kept, merged):
            raise MergeRefusedError(found)
        merging = Merging(kept.pk, merged.pk, actor)
        before = (Known.of(kept), Known.of(merged))
        now = facts.chosen(kept, merged, facts.suggested(kept, merged) | (take or {}))
        rows.prepare(merging)
        rows.move(merging)
        made = PersonMerge.objects.create(merged=merged, kept=kept, by=by, why=why, proof=proof)
        close(merged)
        _last_sign(kept, merged)
        facts.write(kept, now)
        facts.remember(kept, now, before, (kept.pk, merged.pk))
        rows.put_in_order(merging)
        log.record(events.PERSON_CORRECTED, kept.pk, actor=actor)
        log.record(events.PERSON_MERGED, kept.pk, actor=actor, merged=merged.pk)
    return made


def _last_sign(kept: Person, merged: Person) -> None:
    """Whoever signed in as the one was here."""
    signs = [moment for moment in (kept.last_login, merged.last_login) if moment]
    if signs:
        Person.objects.filter(pk=kept.pk).update(last_login=max(signs))
