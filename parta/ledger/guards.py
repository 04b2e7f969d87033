"""Triggers that keep the ledger append-only. There is no off switch."""

from __future__ import annotations

from parta.lib.guards import Guard
from parta.lib.writing import POSTGRES_LOCK

TABLE = "parta_ledgerentry"
REFUSAL = "parta: the ledger is append-only"
BROKEN = "parta: this entry does not continue the chain of the ledger"

# Nothing of a user enters these texts: they are constants of this module.
_LAST_SEQ = f"COALESCE((SELECT MAX(seq) FROM {TABLE}), 0)"  # noqa: S608
_LAST_HASH = f"(SELECT hash FROM {TABLE} ORDER BY seq DESC LIMIT 1)"  # noqa: S608


def _refuse(event: str) -> Guard:
    return Guard(
        f"parta_ledger_{event.lower()}",
        TABLE,
        f"BEFORE {event}",
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END ",
    )


_CONTINUES_SQLITE = (
    f"WHEN NEW.seq IS NOT {_LAST_SEQ} + 1 OR NEW.prev IS NOT COALESCE({_LAST_HASH}, zeroblob(32)) "
    f"OR length(NEW.hash) <> 32 BEGIN SELECT RAISE(ABORT, '{BROKEN}'); END"
)
_CONTINUES_POSTGRES = (
    f" BEGIN {POSTGRES_LOCK.replace('SELECT', 'PERFORM', 1)}; "
    f"IF NEW.seq <> {_LAST_SEQ} + 1 "
    f"OR NEW.prev <> COALESCE({_LAST_HASH}, decode(repeat('00', 32), 'hex')) "
    f"OR length(NEW.hash) <> 32 "
    f"THEN RAISE EXCEPTION '{BROKEN}' USING ERRCODE = 'restrict_violation'; END IF; "
    "RETURN NEW; END "
)
_TRUNCATE = Guard(
    "parta_ledger_truncate",
    TABLE,
    "BEFORE TRUNCATE",
    "",
    f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END ",
    "STATEMENT",
)

# REPLACE on SQLite is a delete that passes DELETE triggers, but its insert meets the chain guard.
GUARDS = [
    _refuse("UPDATE"),
    _refuse("DELETE"),
    _TRUNCATE,
    Guard("parta_ledger_insert", TABLE, "BEFORE INSERT", _CONTINUES_SQLITE, _CONTINUES_POSTGRES),
]
