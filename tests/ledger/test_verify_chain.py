"""The script that knows nothing of Parta: it passes a real file and fails on every forging."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from parta.archive.actions import erase_texts_of_row
from parta.ledger.actions import append_anchor, head
from parta.ledger.anchors import anchors_file
from parta.ledger.models import LedgerEntry, LedgerText
from tests.archive.test_forged_ledger import forge_everything
from tests.archive.test_texts_and_erasure import ACT, ADMIN
from tests.example import Cast, cast
from tests.journal.builder import NOW
from tests.tools.databases import OwnDatabase
from tests.tools.forger import without_guards

SCRIPT = Path(__file__).parents[2] / "tools/verify_chain.py"


def verify(file: Path, *anchors: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a stranger would: another process, without the program's packages."""
    command = [sys.executable, "-I", str(SCRIPT), str(file), *map(str, anchors)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def file(own_database: OwnDatabase, tmp_path: Path) -> Callable[[], Path]:
    """Gives the ledger as an SQLite file: the school's own, or copied out of PostgreSQL."""

    def give() -> Path:
        if own_database.vendor == "sqlite":
            return Path(own_database.name)
        return copied_out(tmp_path / "выгрузка.sqlite3")

    return give


def copied_out(target: Path) -> Path:
    """The two tables of the ledger, row by row, in a fresh file."""
    import sqlite3

    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    for table in ("parta_ledgerentry", "parta_ledgertext"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            database.execute(f"CREATE TABLE {table} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", cursor.fetchall())
    database.commit()
    database.close()
    return target


def test_a_real_ledger_passes_with_its_anchors(
    own_database: OwnDatabase, file: Callable[[], Path]
) -> None:
    cast()
    append_anchor(NOW)
    done = verify(file(), anchors_file())
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{head().seq} entries, epoch 1, head {head().hash.hex()}" in done.stdout
    assert "the chain holds" in done.stdout


def test_an_erased_text_passes(own_database: OwnDatabase, file: Callable[[], Path]) -> None:
    example = cast()
    erase_texts_of_row(by=ADMIN, act=ACT, kind="mark", row=example.asel_mark.pk)
    assert verify(file()).returncode == 0


def entry(example: Cast) -> LedgerEntry:
    """The entry of Асель's mark."""
    return LedgerEntry.objects.get(pk=example.asel_mark.entry)


def changed(example: Cast) -> None:
    text = entry(example).text.replace('"3"', '"5"')
    LedgerEntry.objects.filter(pk=example.asel_mark.entry).update(text=text)


def deleted(example: Cast) -> None:
    entry(example).delete()


def exchanged(example: Cast) -> None:
    one, two = example.asel_mark.entry, example.asel_mark.entry + 1
    for old, new in ((one, 10**6), (two, one), (10**6, two)):
        LedgerEntry.objects.filter(pk=old).update(seq=new)


def cut(example: Cast) -> None:
    LedgerEntry.objects.filter(pk__gte=example.asel_mark.entry).delete()
    LedgerText.objects.filter(entry__gte=example.asel_mark.entry).delete()


def columns(example: Cast) -> None:
    LedgerEntry.objects.filter(pk=example.asel_mark.entry).update(person=777)


def reworded(example: Cast) -> None:
    LedgerText.objects.filter(entry=example.asel_mark.entry).update(text="Молодец")


def silenced(example: Cast) -> None:
    LedgerText.objects.filter(entry=example.asel_mark.entry).update(text="", salt=b"", act="№ 9")


def text_gone(example: Cast) -> None:
    LedgerText.objects.filter(entry=example.asel_mark.entry).delete()


def text_added(example: Cast) -> None:
    LedgerText.objects.create(entry=example.timur_mark.entry, part="c", salt=b"1", text="лишнее")


def appended(example: Cast) -> None:
    last = LedgerEntry.objects.get(pk=head().seq)
    last.seq += 1
    last.save(force_insert=True)


FORGINGS = [
    changed, deleted, exchanged, cut, columns, reworded, silenced, text_gone, text_added, appended,
]  # fmt: skip


@pytest.mark.parametrize("forge", FORGINGS)
def test_every_forging_fails(
    own_database: OwnDatabase, file: Callable[[], Path], forge: Callable[[Cast], None]
) -> None:
    example = cast()
    append_anchor(NOW)
    with without_guards():
        forge(example)
    done = verify(file(), anchors_file())
    assert done.returncode == 1, done.stdout + done.stderr
    assert "the chain holds" not in done.stdout


def test_a_chain_rewritten_whole_fails_against_an_anchor_only(
    own_database: OwnDatabase, file: Callable[[], Path]
) -> None:
    example = cast()
    append_anchor(NOW)
    forge_everything(example)
    assert verify(file()).returncode == 0
    assert verify(file(), anchors_file()).returncode == 1


def test_what_is_no_ledger_is_said_and_fails(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite3").write_bytes(b"nothing")
    done = verify(tmp_path / "x.sqlite3")
    assert done.returncode == 2
    assert "can't be read" in done.stderr
    assert verify(tmp_path / "absent.sqlite3").returncode == 2


def test_the_script_is_short_and_imports_the_standard_library_only() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 100
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
