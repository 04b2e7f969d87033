"""The «Табель»: terms, averages, year and exam marks, no lessons."""

from __future__ import annotations

from decimal import Decimal

from parta.exchange.netcity.rules import (
    NetcityReport,
    Scope,
    ScopeKind,
    Sheet,
    Verdict,
    parse,
)
from tests.exchange.netcity.pages import CARD_TITLE, Row, head, notes, page, refusals, top

ONE, TWO = "Лугов Пётр Ильич", "Ахметова Дана"
QUARTERS = [f"{number} Четверть" for number in (1, 2, 3, 4)]
HALVES = ["I полугодие", "II полугодие"]
YEAR: Row = ["Год. оценка", "Экз. оценка", "Гос. экз. оценка", "Итог. оценка"]


def card(name: str, rows: dict[str, Row], terms: list[str] = QUARTERS, **facts: str) -> list[Row]:
    """One pupil's card, with the odd three-row heading of the other program."""
    width = 3 * len(terms)
    named: Row = []
    for term in terms:
        named += [term, None, None]
    return [
        *[line for line in head(name, **facts) if "Период" not in str(line)],
        [None, "Предмет", "Учебные периоды", *[None] * (width - 1), *YEAR],
        ["№"],
        ["п/п", None, *named],
        [None, None, *["Средний балл", "Ср. взв. балл", "Итог"] * len(terms)],
        *([str(n), subject, *cells] for n, (subject, cells) in enumerate(rows.items(), start=1)),
        [],
    ]


def read(*pages: list[Row]) -> NetcityReport:
    rows = [*top(CARD_TITLE), *(row for part in pages for row in part)]
    return parse([Sheet("Лист1", rows)])


FULL: Row = [
    3.38, 0.0, "3", 3.12, 4.5, "4", 0.0, 0.0, "", 5.0, 0.0, "5", "4", "5", "", "4",
]  # fmt: skip


def test_a_card_is_known_by_its_heading() -> None:
    report = read(card(ONE, {"Химия": FULL}))
    assert (report.kind, report.class_name, report.year) == ("card", "8Б", 2024)
    assert [*report.lessons, *report.marks, *report.absences] == []
    assert [*refusals(report), *notes(report)] == []


def test_terms_year_and_exams_are_told_apart() -> None:
    report = read(card(ONE, {"Химия": FULL}))
    assert [(f.scope.kind, f.scope.number, f.value, str(f.place)) for f in report.finals] == [
        (ScopeKind.QUARTER, 1, "3", "E14"),
        (ScopeKind.QUARTER, 2, "4", "H14"),
        (ScopeKind.QUARTER, 4, "5", "N14"),
        (ScopeKind.YEAR, 0, "4", "O14"),
        (ScopeKind.EXAM, 0, "5", "P14"),
        (ScopeKind.FINAL, 0, "4", "R14"),
    ]


def test_printed_averages_are_kept_by_term_and_not_judged() -> None:
    report = read(card(ONE, {"Химия": FULL}))
    assert [(row.scope.number, row.printed, row.weighted) for row in report.averages] == [
        (1, Decimal("3.38"), Decimal(0)),
        (2, Decimal("3.12"), Decimal("4.5")),
        (3, Decimal(0), Decimal(0)),
        (4, Decimal(5), Decimal(0)),
    ]
    assert {row.verdict for row in report.averages} == {Verdict.UNCHECKED}


def test_half_years_of_the_upper_classes() -> None:
    rows: dict[str, Row] = {"Химия": [3.5, 0.0, "4", 4.5, 0.0, "5", "5", "", "4", ""]}
    report = read(card(ONE, rows, HALVES, class_name="10А"))
    assert [(f.scope.kind, f.scope.number, f.value) for f in report.finals] == [
        (ScopeKind.HALF_YEAR, 1, "4"),
        (ScopeKind.HALF_YEAR, 2, "5"),
        (ScopeKind.YEAR, 0, "5"),
        (ScopeKind.STATE_EXAM, 0, "4"),
    ]
    assert report.finals[0].scope == Scope(ScopeKind.HALF_YEAR, 1, "I полугодие")


def test_words_stand_for_marks_and_a_nought_is_refused() -> None:
    rows: dict[str, Row] = {
        "ОРКСЭ": [0.0, 0.0, "зач", 0.0, 0.0, "н/з", 0.0, 0.0, "осв", 0.0, 0.0, "н/а", "зач"],
        "Химия": [2.0, 0.0, "0", 2.0, 0.0, 0.0, 2.0, 0.0, "7", 2.0, 0.0, "да", ""],
    }
    report = read(card(ONE, rows))
    assert [final.value for final in report.finals] == ["зач", "незач", "осв", "н/а", "зач"]
    assert refusals(report) == [
        ("E15", "0", "zero"),
        ("H15", "0", "zero"),
        ("K15", "7", "out_of_scale"),
        ("N15", "да", "unknown_sign"),
    ]


def test_every_pupil_has_a_card_of_their_own() -> None:
    report = read(card(ONE, {"Химия": FULL}), card(TWO, {"Физика": FULL}))
    assert [student.key for student in report.students] == [ONE, TWO]
    assert {final.student for final in report.finals if final.subject == "Физика"} == {TWO}
    assert report.subjects == ("Химия", "Физика")


def test_a_card_without_marks_still_names_the_student() -> None:
    report = read(card(ONE, {"Химия": [0.0, 0.0, ""] * 4}), card(TWO, {}))
    assert [student.key for student in report.students] == [ONE, TWO]
    assert report.finals == ()


def test_report_and_card_in_one_file_are_told_apart_table_by_table() -> None:
    fives = {"Химия": ["5", "", "5", 5.0, 0.0, "5"]}
    report = read(page(ONE, fives), card(ONE, {"Химия": FULL}))
    assert (report.kind, len(report.students), len(report.marks)) == ("both", 1, 2)
    assert [final.scope.kind for final in report.finals][:2] == ["span", "quarter"]
