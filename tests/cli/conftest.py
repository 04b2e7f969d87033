"""The command on a school folder of its own, with an empty database or with tables in it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.cli.runner import SCHOOL, Parta
from tests.tools.databases import URL, OwnDatabase, migrated, own_database

__all__ = ["migrated", "own_database"]


def environment(home: Path, url: str) -> dict[str, str]:
    """What the command sees: the folder, the database (or SQLite there), a Russian user."""
    unwanted = {"DATABASE_URL", "LANGUAGE", "LC_ALL", "LC_MESSAGES"}
    plain = {name: value for name, value in os.environ.items() if name not in unwanted}
    given = {"DATABASE_URL": url} if url else {}
    return {**plain, **given, "PARTA_HOME": str(home), "LANG": "ru_RU.UTF-8"}


@contextmanager
def empty_database(home: Path) -> Iterator[tuple[Parta, OwnDatabase]]:
    """The command before its first use, on a database without any table, gone afterwards."""
    if not URL:
        yield Parta(home, environment(home, "")), OwnDatabase(home, str(home / "parta.sqlite3"))
        return
    import psycopg

    name = f"parta_{uuid.uuid4().hex[:12]}"
    url = urlunsplit(urlsplit(URL)._replace(path=f"/{name}"))
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield Parta(home, environment(home, url)), OwnDatabase(home, name)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def untouched(tmp_path: Path) -> Iterator[Parta]:
    """The command before its first use: no folder, and a database without any table."""
    with empty_database(tmp_path / "Школа дома") as (command, _database):
        yield command


@pytest.fixture
def parta(own_database: OwnDatabase) -> Parta:
    """The command on a folder whose database has its tables, but no school yet."""
    url = own_database.environment().get("DATABASE_URL", "")
    return Parta(own_database.home, environment(own_database.home, url))


@pytest.fixture
def founded(parta: Parta) -> Parta:
    """The command on a school just founded."""
    done = parta("init", *SCHOOL, "--login", "admin")
    assert done.code == 0, done.err
    return parta
