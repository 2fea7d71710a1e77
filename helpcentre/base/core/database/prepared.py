"""Queries that run on most pages: their SQL is built once. Building it takes Django longer than running it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet

Row = TypeVar("Row", bound=Model)


class Given(Expression):
    """A place in a query for a value that each run gives."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Prepared(Generic[Row]):
    """The query set that ``build`` makes, with a ``Given`` for whatever differs between two runs."""

    def __init__(self, build: Callable[[], QuerySet[Row, Any]]) -> None:
        self._build = build
        self._made: _Statement | None = None

    def values(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows as tuples, as ``values_list`` or the model's columns have them."""
        if self._made is None:
            self._made = _Statement(self._build())
        return self._made.run(given)

    def first(self, model: type[Row], *related: str, **given: Any) -> Row | None:
        """The first row as a model, with what ``select_related`` brought along in the same order; None without rows."""
        for row in self.values(**given):
            found: Row
            found, at = _instance(model, row, 0)
            for name in related:
                other, at = _instance(model._meta.get_field(name).related_model, row, at)
                setattr(found, name, other)
            return found
        return None


class _Statement:
    def __init__(self, query_set: QuerySet[Any, Any]) -> None:
        self._compiler = query_set.query.get_compiler(query_set.db)
        self._sql, self._values = self._compiler.as_sql()
        chosen = [column for column, _, _ in self._compiler.select]
        self._converters = self._compiler.get_converters(chosen)

    def run(self, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        values = [
            value.output_field.get_db_prep_value(given[value.name], connection) if isinstance(value, Given) else value
            for value in self._values
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            rows = cursor.fetchall()
        return [tuple(row) for row in self._compiler.apply_converters(rows, self._converters)]


def _instance(model: Any, row: tuple[Any, ...], at: int) -> tuple[Any, int]:
    names = [field.attname for field in model._meta.concrete_fields]
    end = at + len(names)
    return model.from_db(connection.alias, names, row[at:end]), end
