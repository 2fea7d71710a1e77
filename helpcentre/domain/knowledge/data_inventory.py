"""Articles are written for everyone to read; they are about no person. Who wrote and owns them is staff."""

from helpcentre.base.inventory.fields import MEANINGLESS_ID, Owner, person_id, plain
from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key, machinery, table
from helpcentre.base.inventory.retention import while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.knowledge.models import (
    Announcement,
    Article,
    FormerAddress,
    Picture,
    PictureRendition,
    ReviewTask,
    Snippet,
    Topic,
)

_PUBLIC = "written by authors for everyone to read; about shops in general, not about a person"
_DRAFT = (
    "expire_at expired first_published_at go_live_at has_unpublished_changes last_published_at latest_revision live "
    "live_revision"
)

machinery(Topic._meta.label, "id key translation_key language slug title summary icon parent position", why=_PUBLIC)
machinery(FormerAddress._meta.label, "id article language slug", why=_PUBLIC)
machinery(ReviewTask._meta.label, "task_ptr", why="that drafts are read by a second person; one row")
machinery(Snippet._meta.label, "id name language body", why=_PUBLIC)
machinery(
    Announcement._meta.label, f"id translation_key language kind title body by_mail created_at {_DRAFT}", why=_PUBLIC
)
machinery(PictureRendition._meta.label, "id image file filter_spec focal_point_key width height", why=_PUBLIC)


def _by_staff(label: str, names: str, *who: str) -> None:
    table(
        label,
        group=Group.STAFF,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=while_service_runs(),
        owners=tuple(Owner(name) for name in who),
        fields={name: plain(_PUBLIC) for name in names.split()}
        | {name: person_id(owners=(Owner(name),), erase=MEANINGLESS_ID) for name in who},
    )


_by_staff(
    Article._meta.label,
    "id translation_key language topic slug title summary keywords body position is_popular is_starter audience "
    f"countries apps plans review_by source source_revision updated_at news_at locked locked_at {_DRAFT}",
    "owner",
    "locked_by",
)
_by_staff(
    Picture._meta.label,
    "id collection created_at description file file_hash file_size focal_point_height focal_point_width focal_point_x "
    "focal_point_y height sha256 title width",
    "uploaded_by_user",
)

cache_key(
    CacheKey(
        pattern="knowledge.incidents",
        holds="number, language and title of the incidents that stand on every page, in the memory of one process",
        category=Category.OPERATIONS,
        lifetime="one second",
    )
)
