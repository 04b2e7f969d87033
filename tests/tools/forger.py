"""What a pupil with a shell can do to the database, short of using the program itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from parta.archive.recorded import GUARDS
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import GENESIS, chain
from parta.lib.guards import Guard, install

Values = list[Any]


def drop(guard: str) -> None:
    """Drop one trigger by its name."""
    table = "" if connection.vendor == "sqlite" else f" ON {_guard(guard).table}"
    run(f"DROP TRIGGER {guard}{table}")


def _guard(name: str) -> Guard:
    return next(guard for guard in GUARDS if guard.name == name)


def names_of_guards() -> list[str]:
    """The triggers that this database must have."""
    kind = connection.vendor
    return [
        guard.name for guard in GUARDS if (guard.sqlite if kind == "sqlite" else guard.postgres)
    ]


def run(*statements: str) -> None:
    """Raw SQL, committed."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def without_guards() -> Iterator[None]:
    """A careful forger puts every trigger back as it was."""
    for name in names_of_guards():
        drop(name)
    yield
    install(GUARDS)


def values_of(entry: LedgerEntry) -> Values:
    """The array of an entry's text."""
    found: Values = json.loads(entry.text)
    return found


def text_of(values: Values) -> str:
    """An array as an entry's text."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def rewrite(change: Callable[[Values], Values | None]) -> None:
    """Rewrite the whole chain with right hashes; what ``change`` makes None is left out."""
    with without_guards():
        entries = list(LedgerEntry.objects.order_by("seq"))
        LedgerEntry.objects.all().delete()
        previous, seq = GENESIS, 0
        for entry in entries:
            values = change(values_of(entry))
            if values is not None:
                seq += 1
                values[1] = seq
                previous = _insert(entry, values, previous)


def _insert(entry: LedgerEntry, values: Values, previous: bytes) -> bytes:
    text = text_of(values)
    entry.seq, entry.text, entry.prev, entry.hash = values[1], text, previous, chain(previous, text)
    entry.save(force_insert=True)
    return bytes(entry.hash)
