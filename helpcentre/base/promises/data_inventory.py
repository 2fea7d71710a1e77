from helpcentre.base.inventory.registry import machinery
from helpcentre.base.promises.models import PromiseResult

machinery(
    PromiseResult._meta.label,
    "id promise_id state measured_at summary evidence",
    why="public findings of the controls: counts, times and references, nobody's data",
)
