"""`parta demo` and `parta serve --demo`: an invented school that a stranger can walk into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import empty_database, environment
from tests.cli.runner import SCHOOL, Browser, Done, Parta
from tests.cli.test_serve import sign_in_by_slip
from tests.tools.databases import OwnDatabase

# The first days of a year: the whole of people and structure, and little to fill in.
EARLY = ("--seed", "5", "--today", "04.09.2026")
SLIP = re.compile(
    r'<h2>(?P<name>[^<]+)</h2>\s*<p>(?P<role>[^<]*)</p>.*?class="key">(?P<login>[^<]+)<'
    r'.*?class="key">(?P<code>[^<]+)<',
    re.DOTALL,
)


def slips(parta: Parta, sheet: str) -> list[dict[str, str]]:
    """What stands on the slips of a sheet."""
    page = (parta.home / "slips" / f"{sheet}.html").read_text("utf-8")
    return [found.groupdict() for found in SLIP.finditer(page)]


@dataclass(frozen=True)
class Village:
    """The invented school in its first week, and a look past the program."""

    parta: Parta
    database: OwnDatabase

    def entries(self) -> int:
        """How long the ledger is."""
        [(number,)] = self.database.rows("SELECT COUNT(*) FROM parta_ledgerentry")
        return int(number)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """One for all tests that only look, or only come in."""
    with empty_database(tmp_path_factory.mktemp("demo") / "Село") as (parta, database):
        done = parta("demo", *EARLY)
        assert done.code == 0, done.err
        yield Village(parta, database)


def test_it_is_a_whole_school_that_stands_by_its_ledger(village: Village) -> None:
    status = village.parta("status", "--json")
    assert status.code == 0
    assert status.answer["demo"] is True
    assert status.answer["counts"]["classes"] == 11
    assert status.answer["counts"]["marks"] > 0
    assert village.parta("verify").code == 0


def test_everybody_has_one_slip_with_a_code_of_their_own(village: Village) -> None:
    sheets = sorted(path.stem for path in (village.parta.home / "slips").glob("*.html"))
    everybody = [slip for sheet in sheets for slip in slips(village.parta, sheet)]
    known = [row[0] for row in village.database.rows("SELECT login FROM parta_account")]
    assert sorted(slip["login"] for slip in everybody) == sorted(known)
    assert len({slip["code"] for slip in everybody}) == len(everybody)


@pytest.mark.parametrize("again", [("demo", *EARLY), ("init", *SCHOOL)])
def test_no_second_school_beside_it(village: Village, again: tuple[str, ...]) -> None:
    before = village.entries()
    files = {path: path.stat().st_mtime_ns for path in (village.parta.home / "slips").iterdir()}
    assert village.parta(*again).code == 1
    assert village.entries() == before
    assert {path: path.stat().st_mtime_ns for path in files} == files


def test_a_teacher_comes_in_by_the_slip(village: Village) -> None:
    teacher = slips(village.parta, "staff")[0]
    with village.parta.serving() as served:
        served.wait()
        browser = Browser()
        sign_in_by_slip(browser, served, teacher["login"], teacher["code"])
        assert browser.get(served.url("/account/")).status == 200
        assert str(village.parta.home / "slips") in served.stop().out


@pytest.mark.parametrize(
    "wrong", [("--today", "31.02.2026"), ("--size", "city"), ("--seed", "one")]
)
def test_what_cannot_be_used_makes_no_school(parta: Parta, wrong: tuple[str, ...]) -> None:
    assert parta("demo", *wrong).code == 2
    assert parta("status").code == 2


def test_slips_that_cannot_be_written_leave_no_school_without_a_way_in(
    parta: Parta, own_database: OwnDatabase
) -> None:
    place = parta.home / "slips" / "staff.html"
    place.mkdir()
    assert parta("demo", *EARLY).code == 3
    assert own_database.rows("SELECT * FROM parta_school") == []
    assert own_database.rows("SELECT * FROM parta_account") == []


@pytest.mark.once
@pytest.mark.timeout(600)
def test_one_command_makes_the_village_serves_it_and_finds_it_again(tmp_path: Path) -> None:
    parta = Parta(tmp_path / "Моя школа", environment(tmp_path / "Моя школа", ""))
    first = _visited(parta)
    assert "вымышленную школу" in first.out
    addresses = set(re.findall(r"http://127\.0\.0\.1:\d+/", first.out))
    page = (parta.home / "slips" / "staff.html").read_text("utf-8")
    assert set(re.findall(r"http://127\.0\.0\.1:\d+/", page)) == addresses
    again = _visited(parta)
    assert "вымышленную школу" not in again.out
    assert parta("verify").code == 0


def _visited(parta: Parta) -> Done:
    with parta.serving("--demo") as served:
        served.wait()
        assert Browser().get(served.url()).status == 200
        return served.stop()
