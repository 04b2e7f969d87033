"""Writing with a trace: a row and its entry, always together, always under the write lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from parta.ledger.actions.entries import Change, append
from parta.ledger.actions.heads import locked_head
from parta.ledger.recorded import Recorded
from parta.ledger.rules import Actor, Values
from parta.lib.bulk import insert, update
from parta.lib.fields import column

M = TypeVar("M", bound=Model)
CHUNK = 1000


def create(
    by: Actor, spec: Recorded, row: M, *, page: int | None = None, person: int | None = None
) -> M:
    """Insert ``row`` and record all it holds; ``row.entry`` gets the number where it has one."""
    link = locked_head()
    _stamp(spec, row, link.seq + 1)
    row.save(force_insert=True)
    append(link, [_created(by, spec, row, page, person)])
    return row


def change(
    by: Actor,
    spec: Recorded,
    row: M,
    *,
    page: int | None = None,
    person: int | None = None,
    reason: str = "",
    **values: Any,
) -> bool:
    """Set attributes of ``row`` and record old and new; False (and no entry) if nothing differs.

    ``reason`` is a preset's code, or words of the user when it starts with a space.
    """
    found = _altered(spec, row, values)
    if found is None:
        return False
    link = locked_head()
    _stamp(spec, row, link.seq + 1)
    row.save(update_fields=found.written(spec))
    append(link, [found.entry(by, spec, _where(spec, row, page, person), reason)])
    return True


def change_many(
    spec: Recorded,
    changes: Sequence[tuple[Actor, M, Mapping[str, Any]]],
    *,
    place: Callable[[M], tuple[int, int]] | None = None,
) -> None:
    """Change many rows and record each: the same rows and entries as ``change`` one by one.

    ``changes`` are (by, row, its new values) in the order of time; a row may come again. What
    does not differ leaves no entry. ``place`` as for ``create_many``.
    """
    where, link = place or spec.place, locked_head()
    entries: list[Change] = []
    written: dict[int, _Altered] = {}
    for by, row, values in changes:
        if found := _altered(spec, row, values):
            entries.append(found.entry(by, spec, where(row), ""))
            _stamp(spec, row, link.seq + len(entries))
            found.names |= written[id(row)].names if id(row) in written else set()
            written[id(row)] = found
    _update(spec, written.values())
    append(link, entries)


def _update(spec: Recorded, altered: Iterable[_Altered]) -> None:
    together: dict[frozenset[str], list[Model]] = {}
    for one in altered:
        together.setdefault(frozenset(one.written(spec)), []).append(one.row)
    for names, rows in together.items():
        update(rows, names)


def remove(
    by: Actor,
    spec: Recorded,
    row: Model,
    *,
    page: int | None = None,
    person: int | None = None,
    reason: str = "",
) -> None:
    """Delete ``row`` and record what it held."""
    link = locked_head()
    where = _where(spec, row, page, person)
    old = spec.plain_state(row)
    entry = Change(by, spec.kind, row.pk, *where, old, None, {}, reason)
    row.delete()
    append(link, [entry])


def create_many(
    by: Callable[[M], Actor] | Actor,
    spec: Recorded,
    rows: Sequence[M],
    *,
    place: Callable[[M], tuple[int, int]] | None = None,
) -> Sequence[M]:
    """Insert many rows and record each: the same rows and entries as ``create`` one by one.

    ``by`` may depend on the row (a demo school's entries have each their own moment); ``place``
    gives (page, person) where the row alone does not know.
    """
    actor = by if callable(by) else _always(by)
    where = place or spec.place
    for start in range(0, len(rows), CHUNK):
        _create_chunk(actor, spec, rows[start : start + CHUNK], where)
    return rows


def _always(by: Actor) -> Callable[[Any], Actor]:
    return lambda _row: by


def _create_chunk(
    by: Callable[[M], Actor],
    spec: Recorded,
    rows: Sequence[M],
    where: Callable[[M], tuple[int, int]],
) -> None:
    link = locked_head()
    for number, row in enumerate(rows, link.seq + 1):
        _stamp(spec, row, number)
    insert(rows)
    append(link, [_created(by(row), spec, row, *where(row)) for row in rows])


def _created(by: Actor, spec: Recorded, row: Model, page: int | None, person: int | None) -> Change:
    where = _where(spec, row, page, person)
    new, texts = spec.plain_state(row), spec.private_state(row)
    return Change(by, spec.kind, row.pk, *where, None, new, texts)


@dataclass(slots=True)
class _Altered:
    """A row whose attributes ``names`` have new values, and what it held before."""

    row: Model
    names: set[str]
    before: Values

    def written(self, spec: Recorded) -> set[str]:
        """The attributes to be saved."""
        return self.names | ({"entry"} if spec.keeps_entry else set())

    def entry(self, by: Actor, spec: Recorded, where: tuple[int, int], reason: str) -> Change:
        """The entry of the change: old and new plain values, new personal texts."""
        after, private = spec.plain_state(self.row), spec.private_state(self.row)
        keys = spec.keys_of(self.names)
        plain_keys = [key for key in spec.plain if key in keys]
        old = {key: self.before.get(key) for key in plain_keys}
        new = {key: after.get(key) for key in plain_keys}
        texts = {key: private[key] for key in keys if key in private}
        gone = [key for key in spec.private if key in keys and key not in private]
        new |= dict.fromkeys(gone)
        return Change(by, spec.kind, self.row.pk, *where, old, new, texts, reason)


def _altered(spec: Recorded, row: Model, values: Mapping[str, Any]) -> _Altered | None:
    """Set the values that differ; None when none does."""
    known = {column(type(row), name).attname: _key(value) for name, value in values.items()}
    changed = {name for name, value in known.items() if getattr(row, name) != value}
    if not changed:
        return None
    found = _Altered(row, changed, spec.plain_state(row))
    for name in changed:
        setattr(row, name, known[name])
    return found


def _key(value: Any) -> Any:
    """A related row stands in the ledger by its key."""
    return value.pk if isinstance(value, Model) else value


def _where(spec: Recorded, row: Model, page: int | None, person: int | None) -> tuple[int, int]:
    own = spec.place(row)
    return own[0] if page is None else page, own[1] if person is None else person


def _stamp(spec: Recorded, row: Model, number: int) -> None:
    if spec.keeps_entry:
        row.entry = number  # type: ignore[attr-defined]
