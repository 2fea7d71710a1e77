"""The framework's own tables. Each is declared with all its columns, so an upgrade that adds one is noticed."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, personal, plain
from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key, machinery, table
from helpcentre.base.inventory.retention import until
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use

_TYPES = "Django's list of models; names of code, written by migrations"
_ROLES = "Django's permission tables; our roles live in people.StaffMember, so these hold names of code only"

machinery("contenttypes.ContentType", "id app_label model", why=_TYPES)
machinery("auth.Permission", "id name content_type codename", why=_ROLES)
machinery("auth.Group", "id name", why=_ROLES)
machinery("auth.Group_permissions", "id group permission", why=_ROLES)

machinery(
    "django_tasks_database.DBTaskResult",
    "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name backend_name "
    "run_after return_value exception_class_path traceback",
    why="a job's name and its arguments, which base.jobs allows to be ids and enum values only",
)

table(
    "sessions.Session",
    group=Group.SIGN_IN,
    use=Use.SIGN_IN,
    basis=Basis.CONTRACT,
    retention=until("expire_date", words=_("until you sign out, or 14 days after your last visit")),
    owners=(Owner("", hidden_in="session_data, signed"),),
    row_goes=True,
    fields={
        "session_key": personal(
            Category.COOKIE_ID, _("the number of your visit, so that you stay signed in"), export=never("it is a key")
        ),
        "session_data": personal(
            Category.ACCOUNT, _("who is signed in on this device"), export=never("it holds keys of a sign-in under way")
        ),
        "expire_date": plain(),
    },
)

cache_key(
    CacheKey(
        pattern="allauth:rl:<action>:<address or person id>",
        holds="times of tries to sign in, in the memory of one process",
        category=Category.IP_ADDRESS,
        lifetime="at most one day, and gone with the process",
    )
)
