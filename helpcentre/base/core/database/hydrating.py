"""Rows of a query made into models, as Django does it. What is the same at every run of the query is worked out once:
for a row with its relations that takes longer than making them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models.query import get_related_populators


class Models:
    """``klass_info``, ``select`` and ``annotations`` are those of a compiled query (``SQLCompiler.setup_query``)."""

    def __init__(
        self, klass_info: Mapping[str, Any], select: Sequence[Any], annotations: Mapping[str, int] | None, db: str
    ) -> None:
        fields = klass_info["select_fields"]
        self._db = db
        self._model = klass_info["model"]
        self._own = slice(fields[0], fields[-1] + 1)
        self._names = [column.target.attname for column, *_ in select[self._own]]
        # The stubs speak of a later Django.
        self._related = get_related_populators(klass_info, select, db)  # type: ignore[arg-type, call-arg]
        self._annotations = annotations or {}

    def of(self, rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
        for row in rows:
            made = self._model.from_db(self._db, self._names, row[self._own])
            for related in self._related:
                related.populate(row, made)
            for name, column in self._annotations.items():
                setattr(made, name, row[column])
            yield made
