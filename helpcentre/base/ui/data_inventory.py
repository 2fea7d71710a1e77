"""The look of the public pages is about nobody."""

from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key, machinery
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.base.ui.models import Look

machinery(
    Look._meta.label,
    "id accent logo logo_width logo_height changed_at",
    why="colour and logo of the public pages, chosen by whoever runs this Help Centre",
)

cache_key(
    CacheKey(
        pattern="ui.look",
        holds="colour and logo of the public pages, in the memory of one process",
        category=Category.OPERATIONS,
        lifetime="half a minute",
    )
)
