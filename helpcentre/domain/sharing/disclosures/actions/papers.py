from collections.abc import Sequence

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.files import actions as files
from helpcentre.base.files.models import Purpose
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosurePaper
from helpcentre.domain.sharing.disclosures.papers import SAVED_ONLY, Paper


def add_papers(*, actor: Actor, by: Person, disclosure: Disclosure, papers: Sequence[Paper]) -> None:
    """Put papers to a request. Those that are there stay. Raises DisclosureError when the case is closed."""
    with transaction.atomic():
        found = Disclosure.objects.select_for_update().get(pk=disclosure.pk)
        if not found.is_open:
            raise DisclosureError("over")
        for paper in papers:
            stored = files.keep(
                written=paper.written, media_type=SAVED_ONLY, purpose=Purpose.PAPER, looked=paper.looked
            )
            DisclosurePaper.objects.create(disclosure=found, file=stored, name=paper.name, added_by=by)
            log.record(events.PAPER_ADDED, found.pk, actor=actor)
