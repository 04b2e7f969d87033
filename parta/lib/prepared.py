"""Queries whose SQL is made once: Django takes longer to spell a large one than to run it.

Measured: the union of six queries behind each page's viewer took 6 ms to spell, 0.3 ms to run.
Only the text is kept, never a row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Rows = list[tuple[Any, ...]]


class Prepared:
    """A query built by ``build`` from named values, run with other values in their places.

    The values are whole numbers, texts, dates or aware moments. Rows come as the database gives
    them: on SQLite dates are texts (see ``as_date``) and booleans are numbers.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: dict[str, tuple[str, list[tuple[str, Any]]]] = {}

    def rows(self, **values: Any) -> Rows:
        """Run the query with these values."""
        sql, places = self._statement(values)
        given = {name: _adapted(value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[name] if name else fixed for name, fixed in places])
            return list(cursor.fetchall())

    def _statement(self, values: dict[str, Any]) -> tuple[str, list[tuple[str, Any]]]:
        made = self._made.get(connection.vendor)
        if made is None:
            made = self._made[connection.vendor] = self._spell(values)
        return made

    def _spell(self, values: dict[str, Any]) -> tuple[str, list[tuple[str, Any]]]:
        """The SQL, and for each of its parameters the value's name, or a value of its own."""
        numbered = enumerate(values.items())
        stand_ins = {name: _stand_in(place, value) for place, (name, value) in numbered}
        names = {_adapted(stand_in): name for name, stand_in in stand_ins.items()}
        sql, parameters = self._build(**stand_ins).query.sql_with_params()
        return sql, [(_name(names, parameter), parameter) for parameter in parameters]


def as_date(value: Any) -> date | None:
    """A date of a row, whichever database it came from."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _name(names: dict[Any, str], parameter: Any) -> str:
    return names.get(parameter, "") if isinstance(parameter, int | str | date) else ""


def _stand_in(place: int, value: Any) -> Any:
    """A value that no query holds by itself, of the same kind."""
    if isinstance(value, datetime):
        return value.replace(year=1, month=1, day=1 + place)
    if isinstance(value, date):
        return date(1, 2, 1 + place)
    return -987_654_300 - place if isinstance(value, int) else f"\x01{place}\x01"


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
