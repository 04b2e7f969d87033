"""The report of a class, with every trap it is known to hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from parta.exchange.netcity.rules import (
    AbsenceCode,
    NotAReportError,
    Period,
    Sheet,
    Unreadable,
    Verdict,
    parse,
)
from tests.exchange.netcity.pages import (
    LEGEND,
    MARCH,
    SUMS,
    Row,
    cells,
    head,
    notes,
    page,
    read,
    refusals,
    sheet,
    table,
    top,
)

ONE, TWO = "Лугов Пётр Ильич", "Ахметов Данияр Серік ұлы"
FIVES = {"Химия": ["5", "", "5", 5.0, 0.0, "5"]}


def test_the_head_of_the_report_is_understood() -> None:
    report = read(page(ONE, FIVES))
    assert (report.kind, report.school) == ("report", 'МБОУ "Ольховская средняя школа"')
    assert (report.year, report.class_name, report.grade, report.letter) == (2024, "8Б", 8, "Б")
    assert report.period == Period(date(2025, 3, 24), date(2025, 5, 24))
    assert [*refusals(report), *notes(report)] == []


def test_every_pupil_is_a_student_with_a_split_name() -> None:
    report = read(page(ONE, FIVES), page(TWO, {"Химия": [None, None, "3", 3.0, 0.0, "3"]}))
    assert [(s.family, s.given, s.patronymic) for s in report.students] == [
        ("Лугов", "Пётр", "Ильич"),
        ("Ахметов", "Данияр", "Серік ұлы"),
    ]
    assert [mark.student for mark in report.marks] == [ONE, ONE, TWO]


def test_a_row_gives_marks_absences_sums_and_their_cells() -> None:
    report = read(page(ONE, {"Химия": ["Н 2", "4/3", "4  3", 3.2, 3.5, "3"]}))
    assert cells(report) == [
        ("Химия", "24.03", 1, 1, 1, "2"),
        ("Химия", "25.03", 1, 1, 1, "4"),
        ("Химия", "25.03", 1, 1, 2, "3"),
        ("Химия", "26.03", 1, 1, 1, "4"),
        ("Химия", "26.03", 1, 2, 1, "3"),
    ]
    assert [str(mark.place) for mark in report.marks] == ["B13", "C13", "C13", "D13", "D13"]
    assert report.absences_by_code == {"Н": 1, "О": 0, "Б": 0, "У": 0, "осв": 0}
    (row,) = report.averages
    assert (row.printed, row.weighted) == (Decimal("3.2"), Decimal("3.5"))
    assert (row.computed, row.verdict) == (Fraction(16, 5), Verdict.EQUAL)
    (final,) = report.finals
    assert (final.value, final.scope.kind, str(final.place)) == ("3", "span", "G13")


def test_a_nought_is_refused_with_its_cell_and_explains_the_average() -> None:
    report = read(page(ONE, {"Химия": ["5", "0", "4", 3.0, 0.0, "0"]}))
    assert refusals(report) == [("C13", "0", "zero"), ("G13", "0", "zero")]
    assert (report.refused[0].student, report.refused[0].subject) == (ONE, "Химия")
    assert report.refused[0].date == date(2025, 3, 25)
    assert [row.verdict for row in report.differing] == [Verdict.EQUAL_WITH_REFUSED]
    assert report.finals == ()


def test_an_average_of_more_marks_than_are_visible_is_listed() -> None:
    report = read(page(ONE, {"Химия": ["5", "Н", "4", 4.0, 0.0, "4"], **FIVES_IN_PE}))
    assert [(row.subject, row.computed) for row in report.differing] == [("Химия", Fraction(9, 2))]


FIVES_IN_PE = {"Физическая культура": ["5", "", "5", 5.0, 0.0, "5"]}


def test_a_final_below_the_rounded_average_is_the_teachers_and_stays() -> None:
    report = read(page(ONE, {"Химия": ["2", "", "3", 2.5, 0.0, "2"]}))
    assert [final.value for final in report.finals] == ["2"]
    assert report.differing == ()


def test_months_before_january_belong_to_the_first_year() -> None:
    calendar = (("Декабрь", (27, 28)), ("ЯНВАРЬ", (9,)))
    facts = {"period": "с 01.09.2024 по 31.05.2025"}
    report = read(page(ONE, {"Химия": ["5", "4", "3", 4.0, 0.0, "4"]}, calendar, **facts))
    assert [mark.lesson.date.isoformat() for mark in report.marks] == [
        "2024-12-27",
        "2024-12-28",
        "2025-01-09",
    ]


def test_a_day_that_does_not_exist_is_refused_with_every_mark_under_it() -> None:
    calendar = (("Февраль", (28, 29)), ("Марттт", (3,)))
    facts = {"period": "с 09.01.25 по 24.03.25"}
    report = read(page(ONE, {"Химия": ["5", "4", "3", 4.0, 0.0, "4"]}, calendar, **facts))
    assert [mark.value for mark in report.marks] == ["5", "3"]
    assert refusals(report) == [("C12", "29", "bad_date"), ("C13", "4", "bad_date")]
    assert report.refused[1].student == ONE


def test_a_column_under_no_month_is_refused() -> None:
    report = read(page(ONE, {"Химия": ["5", "4", "3", 4.0, 0.0, "4"]}, (("Ноль", (1, 2, 3)),)))
    assert report.marks == ()
    assert [reason for _, _, reason in refusals(report)] == ["bad_date"] * 6


def test_a_date_outside_the_period_is_taken_and_noted() -> None:
    report = read(page(ONE, FIVES, period="с 25.03.25 по 24.05.25"))
    assert len(report.marks) == 2
    assert notes(report) == [("B12", "outside_period")]


def test_a_pupil_without_any_mark_or_lesson_is_still_a_student() -> None:
    report = read(page(ONE, {"Химия": [0.0, 0.0, ""]}, ()), page(TWO, FIVES))
    assert [student.key for student in report.students] == [ONE, TWO]
    assert [row.verdict for row in report.averages] == [Verdict.EQUAL, Verdict.EQUAL]
    assert {mark.student for mark in report.marks} == {TWO}


def test_a_transferred_pupil_has_a_period_of_their_own() -> None:
    report = read(page(ONE, FIVES), page(TWO, FIVES, period="с 26.03.25 по 24.05.25"))
    assert report.students[1].period == Period(date(2025, 3, 26), date(2025, 5, 24))
    assert report.period == Period(date(2025, 3, 24), date(2025, 5, 24))


def test_subjects_missing_at_one_pupil_keep_the_order_of_the_file() -> None:
    report = read(page(ONE, FIVES_IN_PE), page(TWO, {**FIVES, **FIVES_IN_PE}))
    assert report.subjects == ("Физическая культура", "Химия")


def test_blank_rows_and_odd_blanks_change_nothing() -> None:
    rows = table(MARCH, {"Родной\u00a0 язык ": ["5", "", "5", 5.0, 0.0, "5"], **FIVES})
    gap: list[Row] = [[None, ""], []]
    spread = [row for line in rows for row in (line, *gap)]
    report = read([*head("Лугов\u00a0Пётр  Ильич"), *spread, *LEGEND])
    assert report.subjects == ("Родной язык", "Химия")
    assert [student.key for student in report.students] == [ONE]
    assert [*refusals(report), *notes(report)] == []
    assert len(report.marks) == 4


def test_a_heading_repeated_by_a_page_break_goes_on_with_the_same_pupil() -> None:
    report = read(
        [*head(ONE), *table(MARCH, FIVES), *table(MARCH, FIVES_IN_PE)],
        [*top(), *head(ONE), *table(MARCH, {"Труд": ["4", "", "", 4.0, 0.0, "4"]})],
    )
    assert [student.key for student in report.students] == [ONE]
    assert report.subjects == ("Химия", "Физическая культура", "Труд")
    assert [len(report.marks), len(report.finals)] == [5, 3]
    assert [*refusals(report), *notes(report)] == []


def test_a_table_too_wide_for_a_page_goes_on_under_the_next_heading() -> None:
    report = read(
        [
            *head(ONE),
            *table((("Март", (24, 25)),), {"Химия": ["5", "4"]}, sums=[]),
            *table((("Апрель", (1,)),), {"Химия": ["3", 4.0, 0.0, "4"]}),
        ]
    )
    assert [value for *_, value in cells(report)] == ["5", "4", "3"]
    assert [(row.lessons, row.verdict) for row in report.averages] == [(3, Verdict.EQUAL)]


def test_a_page_that_stands_there_twice_is_read_once() -> None:
    report = read(page(ONE, FIVES), page(ONE, FIVES))
    assert (len(report.students), len(report.marks)) == (1, 2)
    assert notes(report) == [("A23", "same_page_twice")]


def test_two_pupils_of_one_name_stay_two() -> None:
    report = read(page(ONE, FIVES), page(ONE, {"Химия": ["2", "", "2", 2.0, 0.0, "2"]}))
    assert [student.key for student in report.students] == [ONE, f"{ONE} (2)"]
    assert [student.full_name for student in report.students] == [ONE, ONE]
    assert [mark.value for mark in report.marks if mark.student.endswith("(2)")] == ["2", "2"]
    assert notes(report) == [("A23", "namesake")]


def test_a_subject_twice_in_one_table_is_refused_where_it_differs() -> None:
    rows = table(MARCH, FIVES)
    again: list[Row] = [
        ["Химия", "2", "", "", 2.0, 0.0, ""],
        ["Химия", "5", "", "5", 5.0, 0.0, "5"],
    ]
    report = read([*head(ONE), *rows, *again])
    assert [mark.value for mark in report.marks] == ["5", "5"]
    assert refusals(report)[0] == ("B14", "2", "subject_twice")
    assert {reason for _, _, reason in refusals(report)} == {"subject_twice"}


def test_a_row_without_a_subject_is_refused_cell_by_cell() -> None:
    report = read([*head(ONE), *table(MARCH, FIVES), [None, "4", None, None, 4.0, 0.0, ""]])
    assert refusals(report)[0] == ("B14", "4", "no_subject")


def test_a_table_without_a_name_is_no_earlier_pupils() -> None:
    report = read(page(ONE, FIVES), page("", {"Химия": ["2", "2", "2", 2.0, 0.0, "2"]}))
    assert [mark.value for mark in report.marks] == ["5", "5"]
    assert refusals(report) == [("A23", "", "no_student")]


def test_a_head_without_a_pupils_line_closes_the_page_before_it() -> None:
    nameless = [*head(ONE)[:3], *table(MARCH, {"Химия": ["2", "2", "2", 2.0, 0.0, "2"]})]
    report = read(page(ONE, FIVES), nameless)
    assert [mark.value for mark in report.marks] == ["5", "5"]
    assert [reason for _, _, reason in refusals(report)] == ["no_student"]


def test_pages_of_another_class_or_year_are_refused() -> None:
    report = read(
        page(ONE, FIVES),
        page(TWO, FIVES, class_name="8А"),
        page("Рябова Вера", FIVES, year="2023/2024"),
        page("Рябова Дина", FIVES, class_name="8 «б»"),
    )
    assert [student.key for student in report.students] == [ONE, "Рябова Дина"]
    assert len(report.marks) == 4
    assert [reason for _, _, reason in refusals(report)] == ["other_class", "other_year"]


def test_several_sheets_one_a_pupil_are_one_report() -> None:
    report = parse([sheet(page(ONE, FIVES), name="Лугов"), sheet(page(TWO, FIVES), name="Ахметов")])
    assert [student.key for student in report.students] == [ONE, TWO]
    assert str(report.marks[-1].place) == "Ахметов!D13"
    assert len(report.lessons) == 3


def test_a_legend_of_its_own_names_other_signs() -> None:
    rows = page(ONE, {"Химия": ["НУ", "П", "X", 0.0, 0.0, ""]})
    report = read([*rows[:-4], ["НУ", "По неуважительной"], ["П - Болезнь"]])
    assert [absence.code for absence in report.absences] == [
        AbsenceCode.UNEXCUSED,
        AbsenceCode.ILL,
    ]
    assert refusals(report) == [("D13", "X", "unknown_sign")]


def test_lines_that_belong_to_no_table_are_noted() -> None:
    rows = page(ONE, FIVES)
    report = read([*rows, ["Классный руководитель ________", None, "Рябова В. И."]])
    assert notes(report) == [("A20", "not_read")]
    assert report.notes[0].text == "Классный руководитель ________ Рябова В. И."


def test_the_value_of_a_line_may_stand_in_the_next_cell() -> None:
    lines: list[Row] = [
        ["Учебный год:", None, "2024/2025"],
        ["Класс:", "8Б", None, "Период:", "с 24.03.25 по 24.05.25"],
        ["Ученик:", ONE],
    ]
    report = read([*lines, *table(MARCH, FIVES)])
    assert (report.year, report.class_name) == (2024, "8Б")
    assert [student.key for student in report.students] == [ONE]


def test_the_school_year_may_follow_from_the_period() -> None:
    rows = [row for row in page(ONE, FIVES) if "Учебный год" not in str(row)]
    assert read(rows).year == 2024


def test_columns_may_begin_further_right() -> None:
    rows = [["1", *row] if row and row[0] == "Химия" else [None, *row] for row in page(ONE, FIVES)]
    report = read(rows)
    assert [str(mark.place) for mark in report.marks] == ["C13", "E13"]
    assert report.subjects == ("Химия",)


def test_wrong_averages_are_refused_and_not_compared() -> None:
    report = read(page(ONE, {"Химия": ["5", "", "5", "пять", 0.0, "5"]}))
    assert refusals(report) == [("E13", "пять", "bad_number")]
    assert report.averages[0].verdict is Verdict.UNCHECKED


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Фамилия", "Имя"], ["Лугов", "Пётр"]], Unreadable.NEITHER),
        ([], Unreadable.NEITHER),
        (top(), Unreadable.NO_STUDENTS),
        ([*top(), *table(MARCH, FIVES)], Unreadable.NO_STUDENTS),
        ([*top(), [f"Ученик: {ONE}"], *table(MARCH, FIVES)], Unreadable.NO_YEAR),
    ],
)
def test_what_is_no_report_says_why(rows: list[Row], why: Unreadable) -> None:
    with pytest.raises(NotAReportError) as caught:
        parse([Sheet("Лист1", rows)])
    assert caught.value.why is why


def test_the_sums_columns_are_found_in_any_order() -> None:
    sums = [SUMS[2], SUMS[1], SUMS[0]]
    rows = table(MARCH, {"Химия": ["5", "", "4", "4", 0.0, 4.5]}, sums)
    report = read([*head(ONE), *rows])
    assert (report.finals[0].value, report.averages[0].printed) == ("4", Decimal("4.5"))
