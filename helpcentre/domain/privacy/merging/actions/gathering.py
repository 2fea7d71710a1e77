from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.inventory.merging import Merging
from helpcentre.domain.people.models import Person, PersonMerge
from helpcentre.domain.privacy.merging import rows

LATELY = timedelta(days=1)  # no request and no job that knew the record before lives as long


def gather_strays() -> int:
    """Who was found just before they were merged may be written for just after: move it on. Returns how many rows."""
    lately = PersonMerge.objects.filter(made_at__gt=clock.now() - LATELY).values_list("kept", "merged")
    moved = 0
    for kept, merged in lately:
        if not rows.left([merged]):
            continue
        with transaction.atomic():
            list(Person.objects.select_for_update().filter(pk__in=(kept, merged)).order_by("pk"))
            moved += rows.gather(Merging(kept, merged, Actor.system()))
    return moved
