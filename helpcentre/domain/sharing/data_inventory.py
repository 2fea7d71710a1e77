"""What is kept of those who handle data for us. Companies and contracts; of people only who entered them."""

from helpcentre.base.inventory.fields import SET_NULL, Owner, person_id, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Group, Use
from helpcentre.domain.sharing import disclosure_inventory  # noqa: F401 - declares the rest
from helpcentre.domain.sharing.models import Processor

_PUBLIC = "it stands in the public policy"

table(
    Processor,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_service_runs(),
    owners=(Owner("registered_by"),),
    fields={
        "id": plain(),
        "name": plain(f"the name of a company; {_PUBLIC}"),
        "host": plain("the name of a company's server"),
        "place": plain(f"a country; {_PUBLIC}"),
        "categories": plain("keys of categories in the code"),
        "purpose": plain(),
        "contract": plain("where a contract with a company lies"),
        "is_on": plain(),
        "registered_at": plain(),
        "registered_by": person_id(erase=SET_NULL),
        "switched_at": plain(),
    },
)
