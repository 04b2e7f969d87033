"""A database of its own for a test: committed rows, several processes, a forger with a shell.

The ledger has no off switch, so nothing can be cleaned up: each such test gets a fresh copy of a
migrated file (SQLite) or template database (PostgreSQL), and leaves it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend
from django.test import override_settings

from parta.lib import home as homes
from parta.lib.database import configuration

URL = os.environ.get("DATABASE_URL", "")


@dataclass(frozen=True)
class OwnDatabase:
    """A school folder and database that no other test sees; ``name`` is a file or a database."""

    home: Path
    name: str

    @property
    def vendor(self) -> str:
        """«sqlite» or «postgresql»."""
        return "postgresql" if URL else "sqlite"

    def environment(self) -> dict[str, str]:
        """What another process needs to work on the same school."""
        plain = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        url = {"DATABASE_URL": _url(self.name)} if URL else {}
        return {**plain, **url, "PARTA_HOME": str(self.home)}

    def execute(self, *statements: str) -> None:
        """Run SQL as somebody with a shell would: past the program, over an own connection."""
        with _raw(self.name) as database:
            for statement in statements:
                database.execute(statement)

    def rows(self, statement: str) -> list[Any]:
        """What such a query answers."""
        with _raw(self.name) as database:
            return list(database.execute(statement))


@contextmanager
def _raw(name: str) -> Iterator[Any]:
    if URL:
        import psycopg

        with psycopg.connect(_url(name), autocommit=True) as connection:
            yield connection
    else:
        file = sqlite3.connect(name, timeout=20)
        try:
            yield file
            file.commit()
        finally:
            file.close()


def _url(name: str) -> str:
    return urlunsplit(urlsplit(URL)._replace(path=f"/{name}"))


@contextmanager
def connected(name: str) -> Iterator[None]:
    """Django's default connection leads to another database inside.

    The one before is put aside unclosed: closing a database in memory would lose it.
    """
    before = connections["default"]
    wanted = {**before.settings_dict, **configuration(URL, Path(name).parent), "NAME": name}
    wanted["TEST"] = before.settings_dict["TEST"]
    changed = load_backend(wanted["ENGINE"]).DatabaseWrapper(wanted, "default")
    connections["default"] = changed
    kept = dict(connections.databases["default"])
    connections.databases["default"].update(wanted)  # for further threads
    try:
        yield
    finally:
        changed.close()
        connections.databases["default"].update(kept)
        connections["default"] = before


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[str]:
    """A migrated database that is only ever copied."""
    name = _new_name(tmp_path_factory.mktemp("template"), "template")
    with django_db_blocker.unblock():
        if URL:
            _maintain(f'CREATE DATABASE "{name}"')
        with connected(name):
            call_command("migrate", verbosity=0)
        yield name
        if URL:
            _maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def own_database(migrated: str, tmp_path: Path, django_db_blocker: Any) -> Iterator[OwnDatabase]:
    """A copy for this test alone; Django is connected to it, in this and in further threads."""
    home = homes.prepare(tmp_path / "Школа дома")
    unblocked, away = django_db_blocker.unblock(), override_settings(PARTA_HOME=home)
    with unblocked, away, copied(migrated, home) as name, connected(name):
        yield OwnDatabase(home, name)


@contextmanager
def copied(template: str, home: Path) -> Iterator[str]:
    """A copy of a database that is there inside; nobody is connected to it yet."""
    name = _copy(template, home)
    try:
        yield name
    finally:
        if URL:
            _maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


def _copy(template: str, home: Path) -> str:
    name = _new_name(home, "parta")
    if URL:
        _maintain(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    else:
        shutil.copyfile(template, name)
    return name


def _new_name(folder: Path, stem: str) -> str:
    return f"parta_{uuid.uuid4().hex[:12]}" if URL else str(folder / f"{stem}.sqlite3")


def _maintain(statement: str) -> None:
    with _raw(urlsplit(URL).path.strip("/")) as database:
        database.execute(statement)
