"""Database triggers: rules that no constraint can hold, on SQLite and on PostgreSQL.

A guard is created after every migration, because Django drops a table's triggers when it rebuilds
the table on SQLite. It is compared by its exact text, so a changed guard counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from parta.lib.writing import POSTGRES_LOCK


@dataclass(frozen=True, slots=True)
class Guard:
    """A trigger ``name`` on ``table``: ``when`` is its event, the bodies are per database.

    ``postgres`` is the body of a plpgsql function; empty where the guard exists on SQLite only.
    """

    name: str
    table: str
    when: str
    sqlite: str = ""
    postgres: str = ""
    each: str = "ROW"

    def sqlite_text(self) -> str:
        """The statement as SQLite keeps it."""
        return f"CREATE TRIGGER {self.name} {self.when} ON {self.table} {self.sqlite}"

    def postgres_function(self) -> str:
        """The function that the trigger calls."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$guard${self.postgres}$guard$"
        )

    def postgres_trigger(self) -> str:
        """The statement that hangs the function on the table."""
        return (
            f"CREATE OR REPLACE TRIGGER {self.name} {self.when} ON {self.table} "
            f"FOR EACH {self.each} EXECUTE FUNCTION {self.name}()"
        )


def no_overlap(
    name: str, table: str, same: str, *, extra: str = "", message: str = ""
) -> list[Guard]:
    """Guards that refuse two rows of a dated table with the same ``same`` columns on one day.

    ``same`` is comma-separated columns; ``extra`` a further condition on ``other`` and ``NEW``.
    PostgreSQL takes the school's lock first, so that two sessions cannot both find nothing.
    """
    keys = " AND ".join(f"other.{c.strip()} = NEW.{c.strip()}" for c in same.split(","))
    found = (  # constants of the program only, nothing of a user
        f"EXISTS (SELECT 1 FROM {table} other WHERE {keys} AND other.id <> NEW.id "  # noqa: S608
        f"AND other.first <= NEW.last AND other.last >= NEW.first{extra})"
    )
    text = message or f"{name}: the dates overlap"
    # SQLite numbers a row after BEFORE INSERT has run: the guard looks afterwards instead.
    sqlite = f"WHEN {found} BEGIN SELECT RAISE(ABORT, '{text}'); END"
    lock = POSTGRES_LOCK.replace("SELECT", "PERFORM", 1)
    postgres = (
        f" BEGIN {lock}; IF {found} THEN RAISE EXCEPTION '{text}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END "
    )
    return [
        Guard(f"{name}_insert", table, "AFTER INSERT", sqlite, postgres),
        Guard(f"{name}_update", table, "AFTER UPDATE", sqlite, postgres),
    ]


def install(guards: Iterable[Guard]) -> None:
    """Create every guard afresh; what stands is replaced."""
    for guard in guards:
        _install(guard)


def missing(guards: Iterable[Guard]) -> list[str]:
    """Names of guards that are not there, are switched off, or have another text."""
    present = _present()
    return [guard.name for guard in guards if present.get(guard.name) != _expected(guard)]


def strange(guards: Iterable[Guard]) -> list[str]:
    """Names of triggers in the school's database that are none of these guards."""
    ours = {guard.name for guard in guards if _expected(guard)}
    return sorted(set(_present()) - ours)


def _install(guard: Guard) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            if guard.sqlite:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
                cursor.execute(guard.sqlite_text())
        elif guard.postgres:
            cursor.execute(guard.postgres_function())
            cursor.execute(guard.postgres_trigger())
            cursor.execute(f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}")


def _expected(guard: Guard) -> str | None:
    if connection.vendor == "sqlite":
        return guard.sqlite_text() if guard.sqlite else None
    return _postgres_text(guard) if guard.postgres else None


def _postgres_text(guard: Guard) -> str:
    """Table, event and body: what decides whether the trigger does its work."""
    return f"{guard.table}\n{_kind(guard)}\nA\n{guard.postgres}"


def _kind(guard: Guard) -> int:
    """The number by which PostgreSQL keeps row or statement, before or after, and the event."""
    words = guard.when.split()
    bits = {"BEFORE": 2, "AFTER": 0, "INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
    return sum(bits[word] for word in words) + (guard.each == "ROW")


def _present() -> dict[str, str]:
    return _sqlite_present() if connection.vendor == "sqlite" else _postgres_present()


def _sqlite_present() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def _postgres_present() -> dict[str, str]:
    # A trigger with a WHEN condition of its own (tgqual) is none of ours and matches nothing.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, concat_ws(E'\\n', c.relname, t.tgtype, t.tgenabled, p.prosrc) "
            "|| COALESCE(' WHEN ' || t.tgqual::text, '') "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
        )
        return dict(cursor.fetchall())
