"""What a command stands on: the school's folder, its settings, its tables and its guards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from parta.cli import words
from parta.cli.words import _, ngettext
from parta.lib import database
from parta.lib.errors import BadInput
from parta.lib.gate import gate
from parta.lib.home import home


def enter(*, create: bool) -> Path:
    """Read the settings of the school's folder and return it; ``create`` makes a new one.

    Raises ``BadInput`` for a folder or an address of a database that can't be used.
    """
    folder = home()
    if not create and not folder.is_dir():
        raise BadInput(_("There is no folder %s. A school is made by: parta init") % folder)
    _check_database(folder)
    try:
        _set_up()
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise BadInput(_("The folder %s can't be used: %s") % (folder, error.strerror)) from error
    return folder


def _check_database(folder: Path) -> None:
    try:
        database.configuration(os.environ.get("DATABASE_URL"), folder)
    except ValueError as error:
        message = _("DATABASE_URL must look like postgres://user:password@host:5432/name")
        raise BadInput(message) from error


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parta.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(words.language())


def has_tables() -> bool:
    """True when the database is there and has the school's tables; makes no file to find out."""
    from django.db import connection

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    return "parta_school" in connection.introspection.table_names()


def has_school() -> bool:
    """True when the first steps have been made here."""
    from parta.school.queries.calendar import school

    return has_tables() and school() is not None


def need_school() -> None:
    """Raise ``BadInput`` when there is no school here, and say how to make one."""
    if not has_school():
        raise BadInput(
            _("There is no school in the folder %s yet. Make one: parta init (empty) or parta demo")
            % home()
        )


def pending() -> list[str]:
    """Names of the migrations that the database still lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration.name for migration, _backwards in plan]


def missing_guards() -> list[str]:
    """Names of the triggers that should stand and do not."""
    from parta import guards
    from parta.lib.guards import missing

    return missing(guards.ALL)


def bring_up() -> None:
    """Make tables and guards what this version of the program needs; quick when they are.

    Guards that have vanished from a standing school are said aloud: a migration never leaves
    without them, so somebody took them away.
    """
    with gate(home() / "setup.gate"):
        fresh = not has_tables()
        lacking = [] if fresh else missing_guards()
        steps = pending()
        if lacking and not steps:
            _warn_of(lacking)
        if steps or lacking:
            _migrate()


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _warn_of(lacking: list[str]) -> None:
    said = ngettext(
        "WARNING: %(count)s guard of the database was missing and has been put back: %(names)s",
        "WARNING: %(count)s guards of the database were missing and have been put back: %(names)s",
        len(lacking),
    )
    print(said % {"count": len(lacking), "names": ", ".join(lacking)}, file=sys.stderr)
    print(_("Somebody changed the database past the program. Run: parta verify"), file=sys.stderr)
