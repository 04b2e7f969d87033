"""The state of an installation, gathered without changing anything."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from parta.cli import ground
from parta.cli.words import _
from parta.lib import clock
from parta.lib.home import home

LITTLE_BYTES: Final = 500_000_000  # a year of a school of 600 with its backups fits thrice

# What is counted: its name for programs, and its table.
COUNTED: Final = {
    "persons": "Person",
    "accounts": "Account",
    "students": "Student",
    "classes": "SchoolClass",
    "courses": "Course",
    "lessons": "Lesson",
    "marks": "Mark",
    "absences": "Attendance",
    "ledger_entries": "LedgerEntry",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """How the installation is; ``attention`` holds a sentence for each thing amiss.

    Sizes in bytes; moments are those of the school's zone, None where nothing has happened yet.
    """

    home: str
    database: str
    database_bytes: int
    school: str
    demo: bool
    year: str
    last_entry: datetime | None
    last_backup: datetime | None
    guards_missing: list[str]
    guards_strange: list[str]
    migrations_pending: list[str]
    disk_free: int
    counts: dict[str, int]
    attention: list[str]


def condition() -> Condition:
    """Look at everything; the school is there (see ``ground.need_school``)."""
    from parta import guards
    from parta.lib.guards import strange
    from parta.school.queries.calendar import school, year_on

    known = school()
    zone = known.zone if known else "UTC"
    year = year_on(clock.local_date(clock.now(), zone))
    facts = {
        "guards_missing": ground.missing_guards(),
        "guards_strange": strange(guards.ALL),
        "migrations_pending": ground.pending(),
    }
    free = shutil.disk_usage(home()).free
    return Condition(
        home=str(home()),
        database=_database(),
        database_bytes=_database_bytes(),
        school=known.name if known else "",
        demo=bool(known and known.demo),
        year=year.name if year else "",
        last_entry=_last_entry(zone),
        last_backup=_last_backup(zone),
        disk_free=free,
        counts={} if facts["migrations_pending"] else _counts(),
        attention=_attention(facts, free, year is not None),
        **facts,
    )


def _attention(facts: dict[str, list[str]], free: int, has_year: bool) -> list[str]:
    said = {
        "guards_missing": _("Guards of the database are missing; parta serve puts them back: %s"),
        "guards_strange": _("The database has triggers that are not Parta's: %s"),
        "migrations_pending": _(
            "The tables are of an older version; parta serve brings them up: %s"
        ),
    }
    found = [said[name] % ", ".join(names) for name, names in facts.items() if names]
    if free < LITTLE_BYTES:
        found.append(_("There is little free space on the disk."))
    if not has_year:
        found.append(_("No school year is open."))
    return found


def _database() -> str:
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        import sqlite3  # the one that the settings chose

        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def _database_bytes() -> int:
    from django.db import connection

    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        files = [path, path.with_name(path.name + "-wal")]
        return sum(file.stat().st_size for file in files if file.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _last_entry(zone: str) -> datetime | None:
    from parta.ledger.actions import head
    from parta.ledger.queries import author_of

    found = author_of(head().seq)
    return clock.local(clock.from_milliseconds(found[1]), zone) if found else None


def _last_backup(zone: str) -> datetime | None:
    """When the newest file in the folder of backups was finished."""
    files = [path.stat().st_mtime for path in (home() / "backups").iterdir() if path.is_file()]
    if not files:
        return None
    return clock.local(clock.from_milliseconds(round(max(files) * 1000)), zone)


def _counts() -> dict[str, int]:
    from django.apps import apps

    return {
        name: apps.get_model("parta", table)._base_manager.count()
        for name, table in COUNTED.items()
    }
