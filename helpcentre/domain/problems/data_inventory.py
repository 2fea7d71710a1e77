"""What is kept of known problems. They are about what does not work, and about nobody."""

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, person_id, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Group, Use
from helpcentre.domain.problems.models import Affected, KnownProblem, ProblemUpdate

_WRITTEN = "written by staff for everybody who is affected"

table(
    KnownProblem,
    group=Group.SERVICE,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "title_en": plain(_WRITTEN),
        "title_sw": plain(_WRITTEN),
        "words_en": plain(_WRITTEN),
        "words_sw": plain(_WRITTEN),
        "banner": plain(),
        "opened_by": person_id(owners=(Owner("opened_by"),), erase=MEANINGLESS_ID),
        "opened_at": plain(),
        "solved_at": plain(),
    },
)

table(
    Affected,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("ticket__requester"),),
    fields={"id": plain(), "problem": plain(), "ticket": plain(), "by_customer": plain(), "since": plain()},
)

table(
    ProblemUpdate,
    group=Group.SERVICE,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=as_long_as("problem"),
    fields={
        "id": plain(),
        "problem": plain(),
        "person": person_id(owners=(Owner("person"),), erase=MEANINGLESS_ID),
        "body_en": plain(_WRITTEN),
        "body_sw": plain(_WRITTEN),
        "is_closing": plain(),
        "made_at": plain(),
        "sent_at": plain(),
    },
)
