"""Whether anything was left behind at a record that a merging emptied, where an erasure might miss it."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.promises.controls import Words
from helpcentre.domain.people.models import Person, PersonMerge
from helpcentre.domain.privacy.erasing import rows as erasing
from helpcentre.domain.privacy.merging import rows

WINDOW = 50  # newest mergings whose rows are looked for in every table


def left_behind() -> tuple[int, tuple[tuple[Words, object], ...]]:
    """How much it is, and what to say of it. Looks through every column that points at a person."""
    newest = list(PersonMerge.objects.select_related("merged").order_by("-made_at")[:WINDOW])
    left = sum(rows.left([each.merged_id for each in newest]).values()) if newest else 0
    named = sum(not _is_empty(each.merged) for each in newest)
    astray = PersonMerge.objects.filter(kept__in=PersonMerge.objects.values("merged")).count()
    said: tuple[tuple[Words, object], ...] = (
        (_("Records that were merged into another of the same person"), PersonMerge.objects.count()),
        (_("Rows left behind at the newest of them, or names that stand there again"), left + named),
        (_("Merged records that lead to an empty one"), astray),
    )
    return left + named + astray, said


def _is_empty(person: Person) -> bool:
    fields = [each for portion in erasing.blanked() if portion.model is Person for each in portion.fields]
    emptied = all(getattr(person, each.field) == erasing.empty(Person, each) for each in fields)
    return emptied and person.erased_at is not None and not person.is_active
