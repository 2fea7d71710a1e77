"""What the front keeps in memory."""

from helpcentre.base.inventory.places import CacheKey
from helpcentre.base.inventory.registry import cache_key
from helpcentre.base.inventory.taxonomy import Category

cache_key(
    CacheKey(
        pattern="<path of a public page> <theme> <data_saver>",
        holds="public pages and bundles, the same bytes for every visitor",
        category=Category.OPERATIONS,
        lifetime="until an event makes the page untrue; gone with the process",
    )
)
cache_key(
    CacheKey(
        pattern="<path of a public page>",
        holds="how often the page was sent, as a number, until it is written down",
        category=Category.OPERATIONS,
        lifetime="5 seconds",
    )
)
