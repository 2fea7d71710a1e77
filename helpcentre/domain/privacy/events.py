from enum import StrEnum

from helpcentre.base.events.kinds import kind
from helpcentre.domain.privacy.models import Cause, Fact, Kind, Proof, Refusal, Source

RIGHTS_ASKED = kind("rights.asked", ids=("person", "ticket"), choices={"right": Kind, "source": Source})
RIGHTS_PROVED = kind("rights.identity.proved", choices={"proof": Proof})
RIGHTS_DONE = kind("rights.done", choices={"right": Kind})
RIGHTS_REFUSED = kind("rights.refused", choices={"reason": Refusal})
RIGHTS_TAKEN_BACK = kind("rights.taken_back")


class Verdict(StrEnum):
    """What was decided about a row that copies hold back."""

    RELEASED = "released"
    KEPT_BACK = "kept_back"


EXPORT_READ = kind("person.held_back.read", choices={"verdict": Verdict})
EXPORT_ASKED = kind("export.asked", ids=("person",))
EXPORT_READY = kind("export.ready", ids=("person",))
EXPORT_FETCHED = kind("export.fetched", ids=("person",))
ERASURE_ASKED = kind("erasure.asked", ids=("person",), choices={"cause": Cause})
ERASURE_CANCELLED = kind("erasure.cancelled")
ERASURE_HASTENED = kind("erasure.hastened")
ERASURE_HELD = kind("erasure.held")
ERASURE_STARTED = kind("erasure.started")
ERASURE_FINISHED = kind("erasure.finished")

FACT_CORRECTED = kind("fact.corrected", ids=("person",), choices={"fact": Fact})
