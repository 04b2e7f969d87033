"""One writer at a time: every action takes the school's write lock before its first read."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction

from parta.lib.gate import gate

P = ParamSpec("P")
R = TypeVar("R")
_held = threading.local()

# The key is the schema: a district keeps a schema a school, and schools must not wait for
# each other. The same expression stands in the triggers.
POSTGRES_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('parta:' || current_schema(), 0))"


def writing() -> AbstractContextManager[None]:
    """The school's write lock and one transaction; entered again inside, it adds nothing.

    On SQLite the gate file and ``BEGIN IMMEDIATE``; on PostgreSQL an advisory lock as the
    transaction's first statement: taken late, two actions deadlock.
    """
    return nullcontext() if is_writing() else _writing()


def is_writing() -> bool:
    """True while this thread holds the school's write lock."""
    return getattr(_held, "yes", False)


def pending(key: str, write: Callable[[list[Any]], None]) -> list[Any]:
    """A list of rows that ``write`` puts into the database before this writing commits.

    One insert for a request's many entries instead of one each. Nothing in it survives a
    rollback, and whoever reads such rows within a writing calls ``settle`` first.
    """
    if key not in _held.pending:
        _held.pending[key] = ([], write)
    rows: list[Any] = _held.pending[key][0]
    return rows


def settle() -> None:
    """Write what is pending in this thread's writing; nothing outside one."""
    for rows, write in list(getattr(_held, "pending", {}).values()):
        if rows:
            write(rows)
            rows.clear()


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make a verb: everything in it happens under the write lock, wholly or not at all."""

    @functools.wraps(function)
    def under_lock(*args: P.args, **kwargs: P.kwargs) -> R:
        with writing():
            return function(*args, **kwargs)

    return under_lock


@contextmanager
def _writing() -> Iterator[None]:
    with _door(), transaction.atomic():
        if connection.vendor == "postgresql":
            _take_advisory_lock()
        _held.yes, _held.pending = True, {}
        try:
            yield
            settle()
        finally:
            _held.yes, _held.pending = False, {}


def _door() -> AbstractContextManager[None]:
    if connection.vendor != "sqlite":
        return nullcontext()
    name = str(connection.settings_dict["NAME"])
    in_memory = not name or "memory" in name
    return nullcontext() if in_memory else gate(Path(name).with_suffix(".gate"))


def _take_advisory_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute(POSTGRES_LOCK)
