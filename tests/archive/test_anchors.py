"""Anchors: written daily outside the database, judged by verification."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from parta.archive.queries import verified
from parta.archive.rules import Verdict
from parta.ledger.actions import append_anchor, head, open_epoch
from parta.ledger.anchors import anchors_file, read_anchors, write_anchor
from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import DEMO, IMPORT, RESTORE, Anchor
from parta.lib.writing import action, writing
from parta.people.models import Person
from parta.people.recorded import PERSON
from tests.example import cast
from tests.journal.builder import NOW, Builder
from tests.tools.databases import OwnDatabase
from tests.tools.forger import without_guards

DAY = timedelta(days=1)


def anchors() -> list[Anchor]:
    """What the school's own file holds."""
    return read_anchors(anchors_file())[0] if anchors_file().exists() else []


def test_the_first_writing_of_a_day_leaves_one_anchor(own_database: OwnDatabase) -> None:
    school = Builder()
    assert len(anchors()) == 1
    school.person("Нурланова Асель")
    assert len(anchors()) == 1
    school.by = school.by.when(NOW + DAY)
    school.person("Ковалёв Тимур")
    school.person("Шульц Вера")
    assert len(anchors()) == 2
    assert anchors()[1].at == NOW + DAY
    assert anchors()[1].seq == head().seq - 1


@pytest.mark.parametrize("origin", [IMPORT, DEMO, RESTORE])
def test_replays_leave_no_daily_anchor(own_database: OwnDatabase, origin: str) -> None:
    school = Builder()
    school.by = replace(school.by.when(NOW + DAY), origin=origin)
    school.person("Нурланова Асель")
    assert len(anchors()) == 1
    append_anchor(NOW + DAY)
    assert anchors()[1].seq == head().seq


def test_what_is_rolled_back_leaves_no_anchor(own_database: OwnDatabase) -> None:
    from parta.ledger import actions as ledger

    school = Builder()
    anchors_file().unlink()

    @action
    def add_and_fail() -> None:
        row = Person(family_name="Шульц", given_name="Вера", sort_key="шульц")
        ledger.create(school.by, PERSON, row)
        append_anchor(NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert anchors() == []


def test_a_folder_that_takes_no_anchor_does_not_stop_the_saving(
    own_database: OwnDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    school = Builder()
    anchors_file().unlink()
    anchors_file().mkdir()
    school.by = school.by.when(NOW + DAY)
    assert school.person("Нурланова Асель").pk
    assert "anchor" in caplog.text.lower()


def test_an_empty_ledger_has_no_anchor(own_database: OwnDatabase) -> None:
    append_anchor(NOW)
    assert anchors() == []
    assert verified().ok


def test_a_torn_line_is_told_and_does_not_spoil_the_next(own_database: OwnDatabase) -> None:
    cast()
    with anchors_file().open("a", encoding="utf-8") as file:
        file.write("2026-11-12T05:00")
    append_anchor(NOW)
    found = verified()
    assert found.ok
    assert [item.verdict for item in found.anchors] == [Verdict.HOLDS, Verdict.HOLDS]
    assert len(found.notices) == 1
    assert "2" in found.notices[0]


def test_another_schools_anchor_does_not_hold(own_database: OwnDatabase, tmp_path: Path) -> None:
    cast()
    write_anchor(Anchor(NOW, 1, 3, b"\1" * 32), tmp_path / "чужой.txt")
    found = verified([tmp_path / "чужой.txt"])
    assert not found.ok
    assert found.anchors[-1].verdict == Verdict.DIFFERS
    assert found.anchors[-1].source == str(tmp_path / "чужой.txt")


def cut_to(seq: int) -> None:
    """As a restore from an older copy leaves the ledger and the people's rows."""
    with without_guards():
        gone = LedgerEntry.objects.filter(seq__gt=seq)
        LedgerText.objects.filter(entry__gt=seq).delete()
        people = [entry.person for entry in gone if entry.kind == "person"]
        Person.objects.filter(pk__in=people).delete()
        gone.delete()


def restored() -> Path:
    """A school restored from a copy that is one person older than its last anchor."""
    school = Builder()
    copied = head().seq
    school.person("Нурланова Асель")
    append_anchor(NOW)
    outside = anchors_file().with_name("якоря на флешке.txt")
    outside.write_bytes(anchors_file().read_bytes())
    cut_to(copied)
    with writing():
        open_epoch(replace(school.by, origin=RESTORE), values={"copy": "11.11.2026"})
    return outside


def test_a_restore_opens_an_epoch_and_excuses_the_anchors_it_gave_up(
    own_database: OwnDatabase,
) -> None:
    restored()
    found = verified()
    assert found.ok, found.sentences()
    assert found.epoch == 2
    assert [item.verdict for item in found.anchors] == [
        Verdict.HOLDS,
        Verdict.GIVEN_UP,
        Verdict.HOLDS,
    ]


def test_an_anchor_kept_elsewhere_does_not_excuse_a_restore(own_database: OwnDatabase) -> None:
    outside = restored()
    found = verified([outside])
    assert not found.ok
    assert found.anchors[-1].verdict == Verdict.DIFFERS


def test_an_epoch_that_no_restore_opened_is_a_fault(own_database: OwnDatabase) -> None:
    from tests.tools.forger import Values, rewrite

    cast()
    last = head().seq

    def later(values: Values) -> Values:
        values[2] = 2 if values[1] == last else 1
        return values

    anchors_file().unlink()
    rewrite(later)
    assert [(item.code, item.seq) for item in verified().faults] == [("epoch", last)]
