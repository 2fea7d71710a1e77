from helpcentre.base.inventory.registry import machinery
from helpcentre.base.promises.models import PromiseBreak, PromiseResult

machinery(
    PromiseResult._meta.label,
    "id promise_id state measured_at summary evidence",
    why="public findings of the controls: counts, times and references, nobody's data",
)
machinery(
    PromiseBreak._meta.label,
    "id promise_id broke_at mended_at",
    why="when a promise was found broken, and kept again",
)
