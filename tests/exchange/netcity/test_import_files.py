"""From files to a document and sentences, in a database and folder of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import translation

from parta.archive.queries import verified
from parta.exchange.netcity.actions import import_files
from parta.exchange.netcity.queries.document import summary_lines
from parta.exchange.netcity.rules import Verdict
from parta.journal.models import Attendance, Lesson, Mark
from parta.ledger.anchors import anchors_file, read_anchors
from parta.results.models import TermMark, YearMark
from parta.school.models import SchoolClass
from tests.exchange.netcity.importing import BY, FAMILIES, empty_school, entries, spring_sheet
from tests.exchange.netcity.pages import page, sheet, xlsx
from tests.exchange.netcity.test_real_files import EXAMPLES, invented_class
from tests.tools.databases import OwnDatabase


@pytest.fixture
def folder(own_database: OwnDatabase, tmp_path: Path) -> Path:
    """A school, and a folder with the small report «8Б.xlsx»."""
    empty_school()
    (tmp_path / "8Б.xlsx").write_bytes(xlsx(spring_sheet()))
    return tmp_path


def test_the_document_says_what_was_read_and_what_became_of_it(folder: Path) -> None:
    document = import_files([folder / "8Б.xlsx"], by=BY)
    assert json.loads(json.dumps(document)) == document
    assert document["ok"]
    assert [row["name"] for row in document["students"]] == list(FAMILIES)
    assert document["subjects"] == ["Алгебра", "Химия"]
    assert len(document["lessons"]) == document["created"]["lessons"] == Lesson.objects.count()
    assert len(document["marks"]) == document["created"]["marks"] == Mark.objects.count()
    assert document["absences"] == {"Н": 5, "О": 3, "Б": 1, "У": 1, "осв": 1}
    assert document["created"]["absences"] == Attendance.objects.count() == 9
    assert [(row["cell"], row["reason"]) for row in document["refused"]] == [("E43", "zero")]
    assert [(row["cell"], row["reason"]) for row in document["notes"]] == [("F44", "second_sign")]
    assert document["averages"] == {
        "equal": 5, "equal_with_refused": 1, "different": 0, "unchecked": 0,
    }  # fmt: skip
    (differing,) = document["differing"]
    assert (differing["fraction"], differing["computed"]) == ("7/2", "3,50")
    assert (document["class"], document["school_year"]) == ("8Б", "2024/2025")
    assert document["files"][0]["term"]


def test_an_import_ends_with_an_anchor_and_a_second_one_with_nothing(folder: Path) -> None:
    document = import_files([folder / "8Б.xlsx"], by=BY)
    anchors, _bad = read_anchors(anchors_file())
    assert anchors[-1].seq == entries()
    assert document["entries"] > len(document["marks"])
    again = import_files([folder / "8Б.xlsx"], by=BY)
    assert again["entries"] == 0
    assert not any([*again["created"].values(), *again["changed"].values()])
    assert again["unchanged"]["marks"] == document["created"]["marks"]
    assert len(read_anchors(anchors_file())[0]) == len(anchors)
    assert verified().ok


def test_a_dry_run_writes_nothing_and_says_what_would_be(folder: Path) -> None:
    before = entries()
    document = import_files([folder / "8Б.xlsx"], by=BY, dry_run=True)
    assert (entries(), SchoolClass.objects.count()) == (before, 0)
    done = import_files([folder / "8Б.xlsx"], by=BY)
    told = ("dry_run", "entries")
    assert {**document, **dict.fromkeys(told)} == {**done, **dict.fromkeys(told)}


def test_several_files_are_one_import_and_every_row_names_its_file(folder: Path) -> None:
    other = sheet(page("Яшина Ия", {"Физика": ["5", None, None, 5.0, 0.0, "5"]}, class_name="9А"))
    (folder / "9А.xlsx").write_bytes(xlsx(other))
    document = import_files([folder / "8Б.xlsx", folder / "9А.xlsx"], by=BY)
    assert [row["file"] for row in document["files"]] == ["8Б.xlsx", "9А.xlsx"]
    assert (len(document["students"]), len(document["subjects"])) == (4, 3)
    assert document["marks"][-1]["file"] == "9А.xlsx"
    assert document["created"]["classes"] == 2
    assert document["created"]["years"] == 1
    assert len(document["marks"]) == Mark.objects.count()


@pytest.mark.parametrize("content", [b"", b"no workbook at all", b"PK\x03\x04broken"])
def test_where_one_file_cannot_be_read_nothing_is_written_of_any(
    folder: Path, content: bytes
) -> None:
    (folder / "чужой.xlsx").write_bytes(content)
    before = entries()
    document = import_files([folder / "8Б.xlsx", folder / "чужой.xlsx"], by=BY)
    assert (document["ok"], entries()) == (False, before)
    (failed,) = document["failed"]
    assert failed["file"] == "чужой.xlsx"
    (line,) = summary_lines(document)
    assert line.startswith("чужой.xlsx: ")


def test_a_report_of_no_plain_class_is_refused_whole(folder: Path) -> None:
    rows = {"Физика": ["5", None, None, None, None, None]}
    (folder / "x.xlsx").write_bytes(xlsx(sheet(page("Яшина Ия", rows, class_name="Сборная"))))
    document = import_files([folder / "x.xlsx"], by=BY)
    assert (document["ok"], document["failed"][0]["reason"]) == (False, "no_class")
    assert "Сборная" in summary_lines(document)[0]


def test_without_a_school_nothing_can_be_imported(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    (tmp_path / "8Б.xlsx").write_bytes(xlsx(spring_sheet()))
    document = import_files([tmp_path / "8Б.xlsx"], by=BY)
    assert (document["ok"], document["failed"][0]["reason"]) == (False, "no_school")


def test_the_sentences_name_every_cell_that_was_not_taken(folder: Path) -> None:
    with translation.override("ru"):
        lines = summary_lines(import_files([folder / "8Б.xlsx"], by=BY))
    text = "\n".join(lines)
    for word in ("8Б", "2024/2025", "E43", "F44", "0 — не отметка", "08.04.2025"):
        assert word in text
    assert "Готово" in lines[-1]
    with translation.override("kk"):
        again = summary_lines(import_files([folder / "8Б.xlsx"], by=BY))
    assert "Бәрі" in again[-1]


def test_a_whole_class_comes_in_to_the_last_mark(folder: Path) -> None:
    """An invented class of 28, and the real reports beside the project where they lie."""
    (folder / "класс.xlsx").write_bytes(xlsx(sheet(*invented_class())))
    real = sorted(EXAMPLES.glob("*.xlsx"))
    print(f"real reports imported: {len(real)}, invented ones: 1")
    for path in (folder / "класс.xlsx", *real):
        before = Mark.objects.count(), Attendance.objects.count(), _finals()
        document = import_files([path], by=BY)
        assert document["ok"]
        assert document["conflicts"] == []
        created = document["created"]
        assert len(document["marks"]) == created["marks"] == Mark.objects.count() - before[0]
        assert created["absences"] == Attendance.objects.count() - before[1]
        finals = created["term_marks"] + created["year_marks"]
        assert finals == _finals() - before[2]
        known = document["unchanged"]["term_marks"]
        assert finals + known == len(document["finals"])
        _averages_agree(document)
        assert import_files([path], by=BY)["entries"] == 0
    assert verified().ok


def _finals() -> int:
    return TermMark.objects.count() + YearMark.objects.count()


def _averages_agree(document: dict[str, object]) -> None:
    """Wherever the file's own marks give its average, Parta's rows give it too."""
    averages = document["averages"]
    assert isinstance(averages, dict)
    assert averages[Verdict.DIFFERENT.value] <= sum(averages.values()) / 50
