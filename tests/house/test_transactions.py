"""One place opens transactions: a part rolled back by itself would leave its entries behind."""

from __future__ import annotations

import ast
from pathlib import Path

import parta

PACKAGE = Path(parta.__file__).parent
ALLOWED = {"lib/writing.py", "lib/reading.py"}
FORBIDDEN = {"atomic", "savepoint", "savepoint_rollback", "set_rollback", "set_autocommit"}


def opens_transactions(path: Path) -> bool:
    """True when the file names anything that begins or takes back a part of a transaction."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(isinstance(node, ast.Attribute) and node.attr in FORBIDDEN for node in nodes)


def test_transactions_are_opened_by_the_write_lock_and_the_snapshot_alone() -> None:
    paths = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    found = {path.relative_to(PACKAGE).as_posix() for path in paths if opens_transactions(path)}
    assert found == ALLOWED
