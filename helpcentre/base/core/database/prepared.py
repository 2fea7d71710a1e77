"""Queries that run on most pages: their SQL is built once. Building it takes Django longer than running it."""

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

from django.db import connection
from django.db.models import BigIntegerField, Expression, Model, QuerySet
from django.db.models.query import ModelIterable

from helpcentre.base.core.database.hydrating import Models

Row = TypeVar("Row")
Related = TypeVar("Related", bound=Model)

_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,60}")
#: How a prepared query writes what each run gives it: one value, or a list of whole numbers for ``__in``.
One = Annotated[Any, "one"]
Many = Annotated[Any, "many"]


def prepared(build: "Callable[..., QuerySet[Any, Row]]") -> "PreparedQuery[Row]":
    """For a function that makes a query set of what it is given: its SQL is built when it is first asked.

    Every parameter is annotated ``One`` or ``Many`` and stands for a value: it may be compared with a column and
    nothing else. What the function works out itself (the time, a setting) stays as it was when it was first called.
    It is then called by keyword and answers a list::

        @prepared
        def _copies(ticket: One) -> QuerySet[Participant]:
            return Participant.objects.filter(ticket=ticket, removed_at=None)

        _copies(ticket=ticket.pk)
    """
    return PreparedQuery(build)


def hold(row: Model, name: str, related: "list[Related]", model: "type[Related]") -> None:
    """Give a row what is related to it, as if it had been prefetched: ``row.name.all()`` then asks nothing."""
    held: QuerySet[Related] = QuerySet(model)
    held._result_cache = related
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = held


class PreparedQuery(Generic[Row]):
    """Made by ``prepared``. Values are numbers, words, truth values and moments; None cannot be compared with."""

    def __init__(self, build: "Callable[..., QuerySet[Any, Row]]") -> None:
        self.__doc__ = build.__doc__
        self._build = build
        self._whole: _Statement | None = None
        self._one: _Statement | None = None

    def __call__(self, **given: Any) -> list[Row]:
        """Every row, as the query set answers it: models with what ``select_related`` names, tuples, single values."""
        if self._whole is None:
            self._whole = _Statement(self._query_set(given))
        return list(self._whole.rows(given))

    def first(self, **given: Any) -> Row | None:
        """The first row in the order of the query set, which gets none by itself; None without rows."""
        if self._one is None:
            self._one = _Statement(self._query_set(given)[:1])
        return next(iter(self._one.rows(given)), None)

    def _query_set(self, given: dict[str, Any]) -> "QuerySet[Any, Row]":
        """With a place for each of ``given``, which are only looked at for what sort of value they are."""
        hints = get_type_hints(self._build, include_extras=True)
        names = inspect.signature(self._build).parameters
        places = {name: _List if hints[name] is Many else _Given for name in names}
        return self._build(**{name: place(name, isinstance(given[name], int)) for name, place in places.items()})


class _Given(Expression):
    """A place in a query for a value that each run gives.

    SQLite looks at a bare value when it plans, and so plans anew whenever there is another one, which takes longer than
    most queries. It does not look into a sum or a joined text.
    """

    def __init__(self, name: str, is_number: bool) -> None:
        super().__init__(output_field=BigIntegerField())
        self.name = name
        self.is_number = is_number

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if connection.vendor == "sqlite":
            return ("(%s + 0)" if self.is_number else "(%s || '')"), [self]
        return "%s", [self]

    def of(self, given: dict[str, Any]) -> Any:
        value = given[self.name]
        if value is None:
            raise TypeError(f"{self.name} is None, which no column is equal to.")
        return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


class _List(_Given):
    """A place for whole numbers, however many: one parameter, so that the SQL stays the same."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", [self]
        return "(SELECT unnest(%s::bigint[]))", [self]

    def of(self, given: dict[str, Any]) -> Any:
        numbers = [int(number) for number in given[self.name]]
        return json.dumps(numbers) if connection.vendor == "sqlite" else numbers


class _Statement:
    """A query that is built. It stands where Django's iterables look for a query set, its query and its compiler."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, query_set: "QuerySet[Any, Any]") -> None:
        self.db = query_set.db
        self._fields = getattr(query_set, "_fields", None)
        self._iterable = query_set._iterable_class
        self._compiler = query_set.query.get_compiler(self.db)
        self._sql, self._places = _written_in(*self._compiler.as_sql())
        self.query = query_set.query
        self.select = self._compiler.select
        self.klass_info = self._compiler.klass_info
        self.annotation_col_map = self._compiler.annotation_col_map
        chosen = [column for column, _, _ in self.select[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(chosen)
        self._models: Models | None = None
        if self._iterable is ModelIterable and self.klass_info is not None:
            self._models = Models(self.klass_info, self.select, self.annotation_col_map, self.db)

    def rows(self, given: dict[str, Any]) -> Iterable[Any]:
        if self._models is not None:
            return self._models.of(self.fetched(given))
        rows: Iterable[Any] = self._iterable(_Run(self, given))  # type: ignore[arg-type, assignment]
        return rows

    def fetched(self, given: dict[str, Any]) -> list[Any]:
        values = [place.of(given) if isinstance(place, _Given) else place for place in self._places]
        with _cursor() as cursor:
            cursor.execute(self._sql, values)
            rows = cursor.fetchall()
        return list(self._compiler.apply_converters(rows, self._converters)) if self._converters else rows


def _written_in(sql: str, places: Sequence[Any]) -> tuple[str, list[Any]]:
    """The query with its own constants in its words, so that only what each run gives travels beside it.

    SQLite plans a query anew at every run if a value beside it could decide whether a partial index will do, and
    PostgreSQL's plan for any value knows nothing of a status that is always the same one.
    """
    words = sql.split("%s")
    if "%%" in sql or len(words) != len(places) + 1:
        return sql, list(places)
    made, kept = words[0], []
    for place, following in zip(places, words[1:], strict=True):
        constant = _constant(place)
        made += (constant or "%s") + following
        kept += [] if constant else [place]
    return made, kept


def _constant(place: Any) -> str:
    """A constant as SQL writes it; empty for what must stay beside it."""
    if isinstance(place, bool):
        return str(place).upper()
    if type(place) is int:
        return str(place)
    word = str(place) if isinstance(place, str) else ""  # a choice is a word too
    return f"'{word}'" if _PLAIN.fullmatch(word) else ""


def _cursor() -> Any:
    """On PostgreSQL one that sends SQL and values apart: Django's own writes the values into it, and the server would
    plan it anew each time, which for a query of seven tables takes longer than to answer it. That the server plans for
    any value at the first call, and keeps that plan, is said where the connection is configured. While queries are
    logged it is Django's own after all, which can say what it sent.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # needs psycopg, which SQLite does without

    connection.ensure_connection()
    wrapper: Any = connection
    server_side: Any = ServerBindingCursor
    return wrapper._prepare_cursor(server_side(wrapper.connection))


class _Run:
    """One run of a statement, as Django's iterables ask for it: query set, query and compiler in one."""

    def __init__(self, statement: _Statement, given: dict[str, Any]) -> None:
        self._statement = statement
        self._given = given
        self.query = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._statement, name)

    def get_compiler(self, using: str) -> "_Run":
        return self

    def execute_sql(self, *, chunked_fetch: bool, chunk_size: int) -> None:
        """Nothing yet: ``results_iter`` runs it."""

    def results_iter(self, results: None = None, *, tuple_expected: bool = False, **chunks: Any) -> Iterator[Any]:
        rows = self._statement.fetched(self._given)
        return map(tuple, rows) if tuple_expected else iter(rows)
