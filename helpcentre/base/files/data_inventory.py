"""A stored file is known here by a random name. Whose it is stands with what it is attached to."""

from helpcentre.base.files.models import StoredFile
from helpcentre.base.inventory.registry import machinery

machinery(
    StoredFile._meta.label,
    "id name size sha256 media_type purpose created_at",
    why="facts about bytes, under a random name; the person is known only to the record that owns the file",
)
