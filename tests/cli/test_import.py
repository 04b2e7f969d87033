"""`parta import netcity`: everything is taken or listed, and the exit code says which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import Parta
from tests.exchange.netcity.pages import page, sheet, xlsx
from tests.tools.databases import OwnDatabase

CLEAN = {"Алгебра": ["5", "4/3", "", 4.0, 0.0, ""], "Химия": ["Н", "", "5", 5.0, 0.0, ""]}
WITH_A_NOUGHT = {**CLEAN, "Химия": ["0", "", "5", 2.5, 0.0, ""]}


def report(folder: Path, rows: dict[str, Any], name: str = "отчёт 8Б.xlsx") -> Path:
    """A file of one invented pupil's lessons in March."""
    path = folder / name
    path.write_bytes(xlsx(sheet(page("Щукина Яна Олеговна", rows))))
    return path


def entries(database: OwnDatabase) -> int:
    """How long the ledger is."""
    [(number,)] = database.rows("SELECT COUNT(*) FROM parta_ledgerentry")
    return int(number)


def test_a_file_that_is_wholly_understood_ends_with_0(
    founded: Parta, own_database: OwnDatabase, tmp_path: Path
) -> None:
    done = founded("import", "netcity", report(tmp_path, CLEAN), "--json")
    assert (done.code, done.err) == (0, "")
    answer = done.answer
    assert [student["name"] for student in answer["students"]] == ["Щукина Яна Олеговна"]
    assert answer["subjects"] == ["Алгебра", "Химия"]
    assert sorted(mark["value"] for mark in answer["marks"]) == ["3", "4", "5", "5"]
    assert answer["absences"]["Н"] == 1
    assert answer["refused"] == []
    assert len(own_database.rows("SELECT id FROM parta_mark")) == 4
    assert founded("verify").code == 0


def test_a_refused_cell_ends_with_1_and_is_listed(
    founded: Parta, own_database: OwnDatabase, tmp_path: Path
) -> None:
    path = report(tmp_path, WITH_A_NOUGHT)
    assert len(founded("import", "netcity", path, "--dry-run", "--json").answer["refused"]) == 1
    done = founded("import", "netcity", path)
    assert done.code == 1
    assert "«0»" in done.out
    assert len(own_database.rows("SELECT id FROM parta_mark")) == 4


def test_a_second_import_changes_nothing(
    founded: Parta, own_database: OwnDatabase, tmp_path: Path
) -> None:
    path = report(tmp_path, CLEAN)
    assert founded("import", "netcity", path).code == 0
    before = entries(own_database)
    assert founded("import", "netcity", path).code == 0
    assert entries(own_database) == before


def test_a_dry_run_writes_nothing(
    founded: Parta, own_database: OwnDatabase, tmp_path: Path
) -> None:
    before = entries(own_database)
    done = founded("import", "netcity", report(tmp_path, CLEAN), "--dry-run", "--json")
    assert done.code == 0
    assert len(done.answer["marks"]) == 4
    assert entries(own_database) == before


@pytest.mark.parametrize(
    ("typed", "code"), [((), "N"), (("--n-becomes", "UP"), "UP"), (("--n-becomes", "нп"), "NP")]
)
def test_what_an_absence_becomes_is_a_choice(
    founded: Parta,
    own_database: OwnDatabase,
    tmp_path: Path,
    typed: tuple[str, ...],
    code: str,
) -> None:
    assert founded("import", "netcity", report(tmp_path, CLEAN), *typed).code == 0
    assert [row[0] for row in own_database.rows("SELECT code FROM parta_attendance")] == [code]


def test_one_bad_file_stops_them_all(
    founded: Parta, own_database: OwnDatabase, tmp_path: Path
) -> None:
    other = tmp_path / "письмо.xlsx"
    other.write_text("никакой не отчёт", encoding="utf-8")
    before = entries(own_database)
    done = founded("import", "netcity", report(tmp_path, CLEAN), other)
    assert done.code == 2
    assert "письмо.xlsx" in done.err
    assert entries(own_database) == before
    told = founded("import", "netcity", other, "--json")
    assert (told.code, told.answer["ok"]) == (2, False)


def test_files_that_are_not_there_are_named(founded: Parta, tmp_path: Path) -> None:
    missing = founded("import", "netcity", tmp_path / "нет такого.xlsx")
    folder = founded("import", "netcity", tmp_path)
    assert (missing.code, folder.code) == (2, 2)
    assert "нет такого.xlsx" in missing.err
    assert str(tmp_path) in folder.err


def test_without_a_school_nothing_is_imported(parta: Parta, tmp_path: Path) -> None:
    done = parta("import", "netcity", report(tmp_path, CLEAN))
    assert done.code == 2
    assert "parta init" in done.err
