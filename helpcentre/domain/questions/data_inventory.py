"""What is kept of our own fields. The questions are ours; the answers are the customer's."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import as_long_as, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.questions.models import Answer, Asked, ChosenForm, Option, Question, TicketForm

_OURS = "what staff ask in a form, the same for everybody"

table(
    Question,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "kind": plain(),
        "label_en": plain(_OURS),
        "label_sw": plain(_OURS),
        "hint_en": plain(_OURS),
        "hint_sw": plain(_OURS),
        "for_staff": plain(),
        "created_at": plain(),
        "archived_at": plain(),
    },
)

table(
    Option,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "question": plain(),
        "label_en": plain(_OURS),
        "label_sw": plain(_OURS),
        "position": plain(),
        "archived_at": plain(),
    },
)

table(
    TicketForm,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "name_en": plain(_OURS),
        "name_sw": plain(_OURS),
        "position": plain(),
        "created_at": plain(),
        "archived_at": plain(),
    },
)

table(
    Asked,
    group=Group.SERVICE,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_service_runs(),
    fields={
        "id": plain(),
        "form": plain(),
        "question": plain(),
        "position": plain(),
        "required": plain(),
        "when": plain(),
        "answer": plain(),
    },
)

table(
    ChosenForm,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("ticket__requester"),),
    row_goes=True,
    fields={"id": plain(), "ticket": plain(), "form": plain(), "chosen_at": plain()},
)

table(
    Answer,
    group=Group.REQUESTS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=as_long_as("ticket"),
    owners=(Owner("ticket__requester"),),
    row_goes=True,
    fields={
        "id": plain(),
        "ticket": plain(),
        "question": plain(),
        "text": personal(Category.CONTENT, _("what you answered in a form")),
        "number": personal(Category.CONTENT, _("a number you gave in a form")),
        "day": personal(Category.CONTENT, _("a day you gave in a form")),
        "option": personal(Category.CONTENT, _("what you chose in a form")),
        "tick": personal(Category.CONTENT, _("what you ticked in a form")),
        "changed_at": plain(),
    },
)
