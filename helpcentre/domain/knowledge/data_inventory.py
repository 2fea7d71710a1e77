"""Articles are written for everyone to read; they are about no person."""

from helpcentre.base.inventory.registry import machinery
from helpcentre.domain.knowledge.models import Article, Topic

_PUBLIC = "written by authors for everyone to read; about shops in general, not about a person"

machinery(Topic._meta.label, "id key translation_key language slug title summary icon position", why=_PUBLIC)
machinery(
    Article._meta.label,
    "id translation_key language topic slug title summary keywords body position is_popular is_starter "
    "published_at updated_at",
    why=_PUBLIC,
)
