"""`parta init`: a school is founded once, wholly or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.runner import SCHOOL, Done, Parta
from tests.tools.databases import OwnDatabase

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


def slips(parta: Parta) -> list[Path]:
    """The slips in the school's folder."""
    return sorted((parta.home / "slips").glob("*.html"))


def test_from_nothing_to_a_school_in_order(untouched: Parta) -> None:
    founded = untouched("init", *SCHOOL, "--year", "2026/2027", "--zone", "Europe/Moscow")
    assert (founded.code, founded.err) == (0, "")
    status = untouched("status", "--json")
    assert status.code == 0
    answer = status.answer
    assert answer["school"] == "Школа села Ключи"
    assert answer["attention"] == []
    assert (answer["counts"]["persons"], answer["counts"]["accounts"]) == (1, 1)
    assert untouched("verify").code == 0


def test_the_administrator_has_a_year_an_office_and_a_slip(
    founded: Parta, own_database: OwnDatabase
) -> None:
    names = "SELECT family_name, given_name, patronymic FROM parta_person"
    assert [tuple(row) for row in own_database.rows(names)] == [("Иванова", "Анна", "Петровна")]
    kinds = own_database.rows("SELECT kind, acting FROM parta_role")
    assert [(kind, bool(acting)) for kind, acting in kinds] == [("A", False)]
    assert len(own_database.rows("SELECT id FROM parta_term")) == 6
    assert len(own_database.rows("SELECT id FROM parta_assignmenttype")) > 5
    accounts = own_database.rows("SELECT login, password, must_change FROM parta_account")
    assert [(login, password, bool(must)) for login, password, must in accounts] == [
        ("admin", "", True)
    ]


def test_the_code_is_printed_and_lies_on_the_slip_and_nowhere_else(
    parta: Parta, own_database: OwnDatabase
) -> None:
    done = parta("init", *SCHOOL)
    found = CODE.search(done.out)
    assert found is not None
    code, [slip] = found.group(), slips(parta)
    page = slip.read_text(encoding="utf-8")
    for text in (code, "ivanova.a", "Иванова Анна Петровна", "<svg", "http://127.0.0.1:8000/"):
        assert text in page
    assert str(slip) in done.out
    others = [path for path in parta.home.rglob("*") if path.is_file() and path != slip]
    assert others
    assert not [path for path in others if code.encode() in path.read_bytes()]
    assert not own_database.rows(f"SELECT 1 FROM parta_ledgertext WHERE text LIKE '%{code}%'")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_slip_is_readable_by_its_owner_alone(founded: Parta) -> None:
    [slip] = slips(founded)
    assert stat.S_IMODE(slip.stat().st_mode) == 0o600


def test_a_second_school_is_refused_in_words_and_changes_nothing(
    founded: Parta, own_database: OwnDatabase
) -> None:
    before = own_database.rows("SELECT MAX(seq) FROM parta_ledgerentry")
    again = founded("init", "--name", "Другая школа", "--admin", "Петров Пётр")
    assert again.code == 1
    assert again.err == "В этой папке школа уже есть: Школа села Ключи\n"
    assert own_database.rows("SELECT MAX(seq) FROM parta_ledgerentry") == before
    assert len(slips(founded)) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--name"),
        (("--name", "Школа"), "--admin"),
        (("--name", "Школа", "--admin", "Иванова"), "фамилию"),
        ((*SCHOOL, "--zone", "Asia/Nowhere"), "Asia/Nowhere"),
        ((*SCHOOL, "--zone", "../etc"), "../etc"),
        ((*SCHOOL, "--year", "2026/2028"), "2026/2028"),
        ((*SCHOOL, "--login", "анна"), "латинских"),
    ],
)
def test_what_cannot_be_used_is_named_and_leaves_no_school(
    parta: Parta, own_database: OwnDatabase, arguments: tuple[str, ...], words: str
) -> None:
    done = parta("init", *arguments)
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err
    assert own_database.rows("SELECT * FROM parta_school") == []
    assert own_database.rows("SELECT * FROM parta_ledgerentry") == []
    assert slips(parta) == []


def test_a_school_in_kazakh_has_its_terms_and_slip_in_kazakh(
    parta: Parta, own_database: OwnDatabase
) -> None:
    done = parta(
        "init", "--language", "kk", "--name", "Ақбұлақ мектебі",
        "--admin", "Ахметов Данияр Серік ұлы",
    )  # fmt: skip
    assert done.code == 0
    [(language, alphabet)] = own_database.rows("SELECT language, alphabet FROM parta_school")
    assert (language, alphabet) == ("kk", "kk")
    terms = own_database.rows("SELECT name FROM parta_term WHERE number = 2 ORDER BY name")
    assert [name for (name,) in terms] == ["2 жартыжылдық", "II тоқсан"]
    [(patronymic,)] = own_database.rows("SELECT patronymic FROM parta_person")
    assert patronymic == "Серік ұлы"
    assert 'lang="kk"' in slips(parta)[0].read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is asked")
def test_at_a_terminal_it_asks_for_what_is_not_given(
    parta: Parta, own_database: OwnDatabase
) -> None:
    done = at_terminal(parta, ["", "Школа №7", "Europe/Samara", "Петров Пётр", "2027/2028"])
    assert done.code == 0, done.out
    [(name, zone)] = own_database.rows("SELECT name, zone FROM parta_school")
    assert (name, zone) == ("Школа №7", "Europe/Samara")
    assert [row[0] for row in own_database.rows("SELECT name FROM parta_schoolyear")] == [
        "2027/2028"
    ]


def at_terminal(parta: Parta, answers: list[str]) -> Done:
    """Run `parta init` at a terminal and answer its questions."""
    import pty

    child, master = pty.fork()
    if child == 0:
        command = parta.command("init")
        os.execve(command[0], command, parta.environment)  # noqa: S606
    os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
    said = b""
    try:
        while chunk := os.read(master, 4096):
            said += chunk
    except OSError:  # so Linux says that the other end is closed
        pass
    os.close(master)
    _pid, status = os.waitpid(child, 0)
    return Done(os.waitstatus_to_exitcode(status), said.decode("utf-8", "replace"), "")
