"""Many rows of one table at once: what Django's bulk methods do, without spelling SQL row by row.

Measured on SQLite: 68,000 rows and as many entries of the ledger enter in 2 s in place of 7. On
PostgreSQL rows go by ``COPY``. The caller holds the school's write lock, so that nobody else
numbers rows meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models import AutoField, Field, ForeignKey, JSONField, Model

# Values that both databases take as they are, in any column but one of JSON.
_PLAIN = (int, str, bytes, bool, type(None))
AnyField: TypeAlias = "Field[Any, Any]"


@dataclass(frozen=True, slots=True)
class _Table:
    """How rows of a table are read; ``numbered`` where the database numbers them."""

    name: str
    fields: tuple[AnyField, ...]
    relations: tuple[ForeignKey[Any, Any], ...]
    numbered: bool


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one model, which get their keys; raises what ``bulk_create`` would.

    A related row that got its key after it was set is looked at again; one without is a
    ``ValueError``. No signals are sent, and conflicts are errors.
    """
    if not rows:
        return
    table = _table(type(rows[0]))
    _look_again(rows, table.relations)
    if table.numbered:
        _number([row for row in rows if row.pk is None], table.name)
    _write(table, _values(table.fields, rows))
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def insert_values(model: type[Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as the values of all their columns, in the model's order, keys included."""
    if rows:
        table = _table(model)
        _write(table, _ready(table.fields, zip(*rows, strict=True)))


def update(rows: Sequence[Model], names: Iterable[str]) -> None:
    """Write the present values of these attributes of rows of one model.

    Raises ``DatabaseError`` when one of the rows is not in the table any more.
    """
    if not rows:
        return
    database, table = connections[DEFAULT_DB_ALIAS], _table(type(rows[0]))
    wanted = set(names)
    fields = [field for field in table.fields if field.attname in wanted]
    quote = database.ops.quote_name
    columns = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {quote(table.name)} SET {columns} WHERE {quote('id')} = %s"  # noqa: S608
    values = [(*one, row.pk) for one, row in zip(_values(fields, rows), rows, strict=True)]
    with database.cursor() as cursor:
        cursor.executemany(sql, values)
        if cursor.rowcount != len(rows):
            raise DatabaseError(f"not every row of {table.name} was there to be changed")


@cache
def _table(model: type[Model]) -> _Table:
    fields = tuple(model._meta.concrete_fields)
    return _Table(
        name=model._meta.db_table,
        fields=fields,
        relations=tuple(field for field in fields if isinstance(field, ForeignKey)),
        numbered=isinstance(model._meta.pk, AutoField),
    )


def _look_again(rows: Sequence[Model], relations: tuple[ForeignKey[Any, Any], ...]) -> None:
    for field in relations:
        for row in rows:
            if getattr(row, field.attname) is None and field.is_cached(row):
                _take_key(row, field)


def _take_key(row: Model, field: ForeignKey[Any, Any]) -> None:
    related = field.get_cached_value(row)
    if related is not None and related.pk is None:
        raise ValueError(f"{field.name!r} of {row!r} is not saved yet")
    setattr(row, field.name, related)


def _number(rows: Sequence[Model], table: str) -> None:
    """Give keys to new rows: the next ones of the database's own numbering."""
    if rows:
        for row, key in zip(rows, _keys(table, len(rows)), strict=True):
            row.pk = key


def _keys(table: str, count: int) -> Sequence[int]:
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            last = (cursor.fetchone() or (0,))[0]
            return range(last + 1, last + 1 + count)
        sql = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        cursor.execute(sql, [database.ops.quote_name(table), count])
        return [key for (key,) in cursor.fetchall()]


def _write(table: _Table, values: Sequence[tuple[Any, ...]]) -> None:
    database = connections[DEFAULT_DB_ALIAS]
    quote = database.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in table.fields)
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            places = ", ".join(["%s"] * len(table.fields))
            sql = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places})"  # noqa: S608
            cursor.executemany(sql, values)
            return
        copying = f"COPY {quote(table.name)} ({columns}) FROM STDIN"
        with database.wrap_database_errors, cursor.copy(copying) as copy:
            for row in values:
                copy.write_row(row)


def _values(fields: Sequence[AnyField], rows: Sequence[Model]) -> list[tuple[Any, ...]]:
    """The rows' values of these columns as the database takes them."""
    return _ready(fields, (map(attrgetter(field.attname), rows) for field in fields))


def _ready(fields: Sequence[AnyField], columns: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """Rows out of columns, whose values most often need no preparation."""
    pairs = zip(fields, columns, strict=True)
    return list(zip(*(_column(field, list(values)) for field, values in pairs), strict=True))


def _column(field: AnyField, values: list[Any]) -> list[Any]:
    if not isinstance(field, JSONField) and all(type(value) in _PLAIN for value in values):
        return values
    prepare: Callable[[Any, Any], Any] = field.get_db_prep_save
    database = connections[DEFAULT_DB_ALIAS]
    return [prepare(value, database) for value in values]
