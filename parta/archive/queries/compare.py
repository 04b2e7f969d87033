"""The rows of the tables beside what the ledger says they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from parta.archive.queries.replay import Fold, Standing
from parta.archive.rules import emptied
from parta.ledger.recorded import Recorded, spell

CHUNK: Final = 5000
_AS_THEY_ARE: Final = frozenset({int, str, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Found:
    """A row that is not as the ledger has it.

    ``code``: changed (``attribute`` ``was`` by the ledger and is ``now``), entry (the row names
    another last entry), created (another time of the first entry), missing (no such row any
    more), deleted (removed by the ledger, yet there), unrecorded (no entry at all), unreadable
    (a column holds what can't stand there), erased (no difference: the text was erased by the act
    in ``was`` and can't be compared).
    """

    code: str
    row: int
    standing: Standing | None
    attribute: str = ""
    was: Any = None
    now: Any = None


class _Live(NamedTuple):
    """A row of the table in the ledger's spelling; 0 where the table has no such column."""

    pk: int
    seq: int
    created: int
    plain: tuple[Any, ...]
    private: tuple[Any, ...]


def compared(fold: Fold) -> Iterator[Found]:
    """Every difference of one table, streamed; forgets the fold's states as it goes."""
    for row in _live(fold.spec):
        standing = fold.standing(_number(row))
        fold.rows.pop(_number(row), None)
        if isinstance(row, int):
            yield Found("unreadable", row, standing)
        elif standing is None:
            yield Found("unrecorded", row.pk, None, now=row.plain)
        elif not standing.there:
            yield Found("deleted", row.pk, standing, now=row.plain)
        else:
            yield from _differences(fold.spec, standing, row)
    for pk in sorted(fold.rows):
        standing = fold.standing(pk)
        if standing is not None and standing.there:
            yield Found("missing", pk, standing, was=standing.plain)
    fold.rows.clear()


def _live(spec: Recorded) -> Iterator[_Live | int]:
    """The table's rows in the order of their numbers; the bare number of an unreadable one."""
    after, size = -(2**63), CHUNK
    while size == CHUNK:
        chunk = _chunk(spec, after)
        yield from chunk
        size = len(chunk)
        after = _number(chunk[-1]) if chunk else after


def _number(row: _Live | int) -> int:
    return row if isinstance(row, int) else row.pk


def _chunk(spec: Recorded, after: int) -> list[_Live | int]:
    rows = _values(spec).filter(pk__gt=after)
    try:
        return [_row(spec, row) for row in rows[:CHUNK]]
    except Exception:  # noqa: BLE001 a column of SQLite may hold anything, and no converter take it
        return [_one(spec, pk) for pk in list(rows.values_list("pk", flat=True)[:CHUNK])]


def _one(spec: Recorded, pk: int) -> _Live | int:
    try:
        return _row(spec, _values(spec).get(pk=pk))
    except Exception:  # noqa: BLE001 the row is named as unreadable, the verification goes on
        return pk


def _values(spec: Recorded) -> QuerySet[Any, tuple[Any, ...]]:
    stamp = "entry" if spec.keeps_entry else "pk"
    names = ["pk", stamp, spec.created or "pk", *spec.plain.values(), *spec.private.values()]
    rows: QuerySet[Any, tuple[Any, ...]] = spec.model._base_manager.values_list(*names)
    return rows.order_by("pk")


def _row(spec: Recorded, row: tuple[Any, ...]) -> _Live:
    cut = 3 + len(spec.plain)
    return _Live(
        row[0],
        row[1] if spec.keeps_entry else 0,
        spell(row[2]) if spec.created else 0,
        tuple([_spelled(value) for value in row[3:cut]]),
        tuple([_text(value) for value in row[cut:]]),
    )


def _spelled(value: Any) -> Any:
    return emptied(value if type(value) in _AS_THEY_ARE else spell(value))


def _text(value: Any) -> str | None:
    spelled = _spelled(value)
    return None if spelled is None else str(spelled)


def _differences(spec: Recorded, standing: Standing, row: _Live) -> Iterator[Found]:
    if row.plain != standing.plain:
        yield from _changed(standing, row.pk, spec.plain.values(), standing.plain, row.plain)
    if row.private != standing.private:
        yield from _changed(standing, row.pk, spec.private.values(), standing.private, row.private)
    if row.created != standing.created:
        was, now = standing.created, row.created
        yield Found("created", row.pk, standing, spec.created, was, now)
    if spec.keeps_entry and row.seq != standing.seq:
        yield Found("entry", row.pk, standing, "entry", standing.seq, row.seq)


def _changed(
    standing: Standing, pk: int, names: Any, was: tuple[Any, ...], now: tuple[Any, ...]
) -> Iterator[Found]:
    for name, before, after in zip(names, was, now, strict=True):
        if isinstance(before, list):  # how the fold keeps the act of an erased text
            yield Found("erased", pk, standing, name, before[0], after)
        elif before != after:
            yield Found("changed", pk, standing, name, before, after)
