"""Hints are ids and names of kinds, gone within a minute of the next."""

from helpcentre.base.inventory.registry import machinery
from helpcentre.base.live.models import Hint

machinery(Hint._meta.label, "id kind subject_id given_at", why="a name from an app's hints.py and the id of a row")
