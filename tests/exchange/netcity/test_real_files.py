"""Files of the real kind: those at hand are read too, and a whole invented class always is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from parta.exchange.netcity.reader import read
from parta.exchange.netcity.rules import Cell, NetcityReport, NotAReportError, Sheet, Verdict, parse
from tests.exchange.netcity.pages import page, sheet, xlsx

EXAMPLES = Path(__file__).parents[4] / "shared" / "examples" / "netcity-report"
PUPILS, SUBJECTS = 28, 20
CALENDAR = (("Март", (24, 25, 26, 27, 28, 31)), ("Апрель", (1, 2, 3, 3, 4, 7)), ("Май", (2, 5)))
SIGNS = ("5", "4", "3", "2", "4/3", "4  3", "Н 2", "Н", "О 5", "Б", "У", "", "", None, None, None)


def invented_class() -> Iterator[list[list[Cell]]]:
    """28 pupils with 20 subjects, every sign somewhere, the averages right."""
    for pupil in range(PUPILS):
        rows = {f"Предмет {n + 1}": _row(pupil * 7 + n * 3) for n in range(SUBJECTS)}
        yield page(f"Фамильев{pupil} Имя Отчествович", rows, CALENDAR)


def _row(seed: int) -> list[Cell]:
    cells: list[Cell] = [SIGNS[(seed + n * n) % len(SIGNS)] for n in range(14)]
    marks = [
        int(digit)
        for digit in re.findall(
            r"\d", " ".join(cell or "" for cell in map(str, filter(None, cells)))
        )
    ]
    return [*cells, sum(marks) / len(marks) if marks else 0.0, 0.0, "4"]


def test_a_whole_class_is_read_to_the_last_mark() -> None:
    whole = sheet(*invented_class())
    report = read(xlsx(whole))
    texts = [str(cell) for row in whole.rows for cell in row[1:15] if isinstance(cell, str)]
    joined = " ".join(text for text in texts if re.fullmatch(r"[НОБУ\d/ ]*", text))
    assert len(report.students) == PUPILS
    assert len(report.averages) == PUPILS * SUBJECTS
    assert len(report.marks) == len(re.findall(r"\d", joined))
    letters = Counter(re.findall("[НОБУ]", joined))
    assert report.absences_by_code == {**letters, "осв": 0}
    assert {row.verdict for row in report.averages} == {Verdict.EQUAL}
    assert [*report.refused, *report.notes] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SIGNS), min_size=14, max_size=14), min_size=1, max_size=4))
def test_every_digit_and_letter_of_any_class_is_found(rows: list[list[Cell]]) -> None:
    pages = [
        page(f"Фамильев{n} Имя", {"Химия": [*cells, 0.0, 0.0, ""]}, CALENDAR)
        for n, cells in enumerate(rows)
    ]
    report = parse([sheet(*pages)])
    signs = " ".join(str(cell) for cells in rows for cell in cells if cell)
    assert len(report.marks) == len(re.findall(r"\d", signs))
    assert len(report.absences) == len(re.findall("[НОБУ]", signs))
    assert len({(m.student, m.lesson, m.work, m.part) for m in report.marks}) == len(report.marks)


MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(0, 20),
        st.sampled_from([None, "", 0.0, 7.0, "Ученик:", "Предмет", "Март", "Класс: 9", "???"]),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(MUTATIONS)
def test_a_report_spoiled_anywhere_is_read_or_refused_but_never_breaks(
    mutations: list[tuple[int, int, Cell]],
) -> None:
    """Whatever stands in a cell of a lesson is taken, refused or noted, or the file says why."""
    pages = [
        page(f"Фамильев{n} Имя", {"Химия": [*SIGNS[:14], 3.0, 0.0, "3"]}, CALENDAR) for n in (1, 2)
    ]
    rows = [list(row) for row in sheet(*pages).rows]
    for row, column, cell in mutations:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = cell
    try:
        report = parse([Sheet("Лист1", rows)])
    except NotAReportError:
        return
    said = [*report.marks, *report.absences, *report.refused, *report.notes]
    assert said or not report.lessons
    assert len({student.key for student in report.students}) == len(report.students)


def _independent(path: Path) -> tuple[int, int, int]:
    """(marks, noughts, letters) counted by plain search in what no rule of ours has seen."""
    marks = noughts = letters = 0
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    for row in rows:
        if sum(isinstance(cell, float) for cell in row) != 2:
            continue
        first = next(n for n, cell in enumerate(row) if isinstance(cell, float))
        text = " ".join(str(cell) for cell in row[1:first])
        marks += len(re.findall("[1-5]", text))
        noughts += text.count("0")
        letters += len(re.findall("[НОБУ]", text))
    return marks, noughts, letters


def _check_report(report: NetcityReport, path: Path) -> None:
    marks, noughts, letters = _independent(path)
    assert (len(report.marks), len(report.absences)) == (marks, letters)
    assert len([item for item in report.refused if item.date]) == noughts
    verdicts = Counter(row.verdict for row in report.averages)
    assert verdicts[Verdict.DIFFERENT] <= len(report.averages) / 50
    assert verdicts[Verdict.UNCHECKED] == 0


def test_the_reports_at_hand_are_read_to_the_last_mark(tmp_path: Path) -> None:
    """Always runs on an invented class; on the real reports beside the project where they lie."""
    own = tmp_path / "class.xlsx"
    own.write_bytes(xlsx(sheet(*invented_class())))
    real = sorted(EXAMPLES.glob("*otchet*.xlsx"))
    print(f"real reports read: {len(real)}, invented ones: 1")
    for path in (own, *real):
        report = read(path)
        assert report.kind == "report"
        assert report.notes == ()
        _check_report(report, path)


@pytest.mark.parametrize("name", ["example_otchet_4_pupils.xlsx", "example_tabel_4_pupils.xlsx"])
def test_known_figures_of_the_real_files(name: str) -> None:
    """Counted by hand in the files; without them the figures of the invented class are checked."""
    path = EXAMPLES / name
    if not path.exists():
        print(f"{name} is not here: the invented class stands in")
        report = parse([sheet(*invented_class())])
        assert (len(report.students), len(report.finals)) == (PUPILS, PUPILS * SUBJECTS)
        return
    report = read(path)
    assert (len(report.students), len(report.subjects), report.class_name) == (4, 20, "8Б")
    if report.kind == "card":
        assert (len(report.finals), len(report.averages), report.refused) == (336, 320, ())
    else:
        assert (len(report.marks), len(report.finals)) == (395, 68)
        assert report.absences_by_code == {"Н": 25, "О": 16, "Б": 0, "У": 10, "осв": 0}
        assert [str(item.place) for item in report.refused] == ["O32", "O131"]
        assert Counter(row.verdict for row in report.averages) == {
            Verdict.EQUAL: 77,
            Verdict.EQUAL_WITH_REFUSED: 2,
            Verdict.DIFFERENT: 1,
        }
