"""Which database, and how it is opened: one SQLite file, or PostgreSQL by ``DATABASE_URL``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

BUSY_SECONDS = 20
KEEP_CONNECTION_SECONDS = 600


def prefer_newer_sqlite() -> None:
    """Put pysqlite3 (SQLite ≥ 3.51.3) in the place of ``sqlite3`` where its wheel exists.

    Older libraries may corrupt a file in WAL mode when a checkpoint meets a reset.
    Must run before anything imports ``sqlite3`` through Django.
    """
    try:
        newer = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = newer
    sys.modules["sqlite3.dbapi2"] = newer.dbapi2


def configuration(url: str | None, folder: Path) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for a URL, or for the file in ``folder`` when it is empty.

    >>> configuration("", Path("home"))["NAME"].name
    'parta.sqlite3'
    """
    return _postgres(url) if url else _sqlite(folder / "parta.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": KEEP_CONNECTION_SECONDS,
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": pragmas,
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("DATABASE_URL must look like postgres://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": KEEP_CONNECTION_SECONDS,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
