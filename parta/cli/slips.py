"""Sign-in slips laid into the school's folder, readable by its owner alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from parta.lib.home import home
from parta.papers.slips import Slip, sheet


def write(name: str, slips: Sequence[Slip], *, school: str, address: str, language: str) -> Path:
    """Write ``slips/NAME.html`` and return its path; an older file of the name is replaced."""
    return keep(name, sheet(slips, school=school, address=address, language=language))


def keep(name: str, page: str) -> Path:
    """Lay a page as ``slips/NAME.html`` and return its path."""
    path = home() / "slips" / f"{name}.html"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(page)
    return path
