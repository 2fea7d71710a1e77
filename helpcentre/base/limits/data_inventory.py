from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, personal, plain
from helpcentre.base.inventory.registry import table
from helpcentre.base.inventory.retention import until
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.base.limits.models import Bucket

table(
    Bucket,
    group=Group.DEVICE,
    use=Use.SECURITY,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=until("full_at", words=_("at most one hour after you may try again")),
    owners=(Owner("", hidden_in="key_hash, which only the key of this server can make"),),
    row_goes=True,
    fields={
        "id": plain(export=never("it says nothing")),
        "name": plain("the name of a limit in the code", export=never("it cannot be found by person")),
        "key_hash": personal(
            Category.IP_ADDRESS,
            _("a scrambled mark of where you wrote from, so that nobody can flood us"),
            export=never("it cannot be found by person"),
        ),
        "full_at": plain(export=never("it cannot be found by person")),
    },
)
