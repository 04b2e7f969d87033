"""`parta status` and `parta verify`: they name what is amiss, and their exit codes say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runner import Parta
from tests.tools.databases import OwnDatabase

GUARD = "parta_ledger_update"


def drop_guard(database: OwnDatabase) -> None:
    """Take a trigger away, as somebody with a shell would."""
    where = " ON parta_ledgerentry" if database.vendor == "postgresql" else ""
    database.execute(f"DROP TRIGGER {GUARD}{where}")


@pytest.mark.parametrize("command", ["status", "verify"])
def test_a_folder_that_is_not_there_is_not_made(untouched: Parta, command: str) -> None:
    done = untouched(command)
    assert done.code == 2
    assert str(untouched.home) in done.err
    assert "parta init" in done.err
    assert not untouched.home.exists()


@pytest.mark.parametrize("command", ["status", "verify"])
def test_without_a_school_they_say_how_to_make_one(parta: Parta, command: str) -> None:
    done = parta(command)
    assert done.code == 2
    assert "parta init" in done.err


@pytest.mark.parametrize("command", ["status", "verify"])
def test_an_empty_folder_gets_no_database_by_looking(untouched: Parta, command: str) -> None:
    untouched.home.mkdir()
    assert untouched(command).code == 2
    assert not list(untouched.home.glob("*.sqlite3"))


def test_all_is_well_after_the_founding(founded: Parta) -> None:
    status = founded("status")
    assert status.code == 0
    assert "Школа села Ключи" in status.out
    assert "пока не было" in status.out  # no backup yet
    verify = founded("verify", "--json")
    assert verify.code == 0
    assert verify.answer["ok"] is True
    assert (
        verify.answer["entries"] == founded("status", "--json").answer["counts"]["ledger_entries"]
    )


def test_the_home_option_wins_over_the_environment(founded: Parta, tmp_path: Path) -> None:
    elsewhere = Parta(founded.home, {**founded.environment, "PARTA_HOME": str(tmp_path / "no")})
    assert elsewhere("status").code == 2
    assert elsewhere("status", "--home", founded.home).code == 0
    assert elsewhere("--home", founded.home, "status").code == 0


def test_a_guard_that_is_gone_needs_attention(founded: Parta, own_database: OwnDatabase) -> None:
    drop_guard(own_database)
    status, verify = founded("status"), founded("verify")
    assert (status.code, verify.code) == (1, 1)
    assert GUARD in status.out
    assert GUARD in verify.out


def test_a_row_changed_past_the_program_is_named(founded: Parta, own_database: OwnDatabase) -> None:
    own_database.execute("UPDATE parta_role SET kind = 'H'")
    verify = founded("verify", "--json")
    assert verify.code == 1
    [difference] = verify.answer["differences"]
    assert (difference["kind"], difference["code"]) == ("role", "changed")
    said = founded("verify")
    assert said.code == 1
    assert difference["message"] in said.out


def test_an_anchor_kept_elsewhere_is_asked_too(founded: Parta, tmp_path: Path) -> None:
    anchors = tmp_path / "якоря.txt"
    [line] = (founded.home / "anchors" / "ledger.txt").read_text("ascii").splitlines()
    anchors.write_text(line + "\n", encoding="ascii")
    assert founded("verify", "--anchor", anchors).code == 0
    moment, epoch, _number, head = line.split()
    anchors.write_text(f"{moment} {epoch} 100000 {head}\n", encoding="ascii")
    assert founded("verify", "--anchor", anchors).code == 1


def test_a_file_of_anchors_that_is_not_there_is_named(founded: Parta, tmp_path: Path) -> None:
    done = founded("verify", "--anchor", tmp_path / "нет.txt")
    assert done.code == 2
    assert "нет.txt" in done.err
