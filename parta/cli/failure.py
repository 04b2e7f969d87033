"""What nobody foresaw: the whole story into the log, one sentence to the user."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from parta.cli.exits import BROKEN
from parta.cli.words import _
from parta.lib.home import home


def broken(error: Exception) -> int:
    """Log the error and say where; the exit code. Needs neither Django nor a whole folder."""
    print(_sentence(error), file=sys.stderr)
    story = "".join(traceback.format_exception(error))
    try:
        path = _log(story)
    except OSError:
        print(story, file=sys.stderr)
    else:
        print(_("Details are in %s") % path, file=sys.stderr)
    return BROKEN


def _sentence(error: Exception) -> str:
    first = str(error).strip().partition("\n")[0]
    if type(error).__name__ in {"OperationalError", "InterfaceError"}:
        return _("The database does not answer: %s") % first
    if type(error).__name__ == "DatabaseError":
        return _("The database can't be used: %s") % first
    if isinstance(error, OSError) and error.filename:
        return _("The file can't be used: %s") % f"{error.filename}: {error.strerror}"
    return _("The program failed: %s") % f"{type(error).__name__}: {first}"


def _log(story: str) -> Path:
    path = home() / "logs" / "parta.log"
    with path.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} ERROR parta.cli: {story}")
    return path
