"""The folder PARTA_HOME: all that one school must keep lies in it."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

FOLDERS = ("attachments", "backups", "logs", "anchors", "slips")


def home() -> Path:
    """The school's folder: ``PARTA_HOME`` or ``~/parta``; not created here."""
    given = os.environ.get("PARTA_HOME")
    return Path(given).expanduser().resolve() if given else Path.home() / "parta"


def prepare(folder: Path) -> Path:
    """Create the folder with its parts; a new one is readable by its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    return folder


def secret(folder: Path) -> str:
    """The installation's secret, made at first start and never shipped.

    An exclusive create decides between two processes that start at the same moment.
    """
    path = folder / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _settled(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def _settled(path: Path) -> str:
    """Read a secret that another process may be writing this very moment."""
    for _ in range(200):
        if text := path.read_text(encoding="ascii"):
            return text
        time.sleep(0.01)
    raise RuntimeError(f"{path} is empty; delete it to have a new one made")
