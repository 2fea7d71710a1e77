"""A stored file is known here by a random name. Whose it is stands with what it is attached to."""

from helpcentre.base.files.models import Infection, StoredFile
from helpcentre.base.inventory.registry import machinery

machinery(
    StoredFile._meta.label,
    "id name size sha256 media_type purpose awaits_scan finding created_at",
    why="facts about bytes, under a random name; the person is known only to the record that owns the file",
)

machinery(
    Infection._meta.label,
    "id size sha256 found_at",
    why="that a virus was found: the size of the file and a hash of its bytes, without whose it was or its name",
)
