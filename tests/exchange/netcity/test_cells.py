"""A cell of the report is taken apart into marks, signs of absence and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.exchange.netcity.rules import AbsenceCode, Cell, Reason
from parta.exchange.netcity.rules.cells import read_cell, read_final, read_number

UNEXCUSED, LATE, ILL, EXCUSED, EXEMPT = AbsenceCode


@pytest.mark.parametrize(
    ("cell", "marks"),
    [
        ("5", [(1, 1, "5")]),
        (5.0, [(1, 1, "5")]),
        (4, [(1, 1, "4")]),
        ("5.0", [(1, 1, "5")]),
        ("5,0", [(1, 1, "5")]),
        ("'5", [(1, 1, "5")]),
        ("４", [(1, 1, "4")]),
        ("\u00a05\u00a0", [(1, 1, "5")]),
        ("4/3", [(1, 1, "4"), (1, 2, "3")]),
        ("4 / 3", [(1, 1, "4"), (1, 2, "3")]),
        ("-/3", [(1, 2, "3")]),
        ("4/-", [(1, 1, "4")]),
        ("4 3", [(1, 1, "4"), (2, 1, "3")]),
        ("2  3", [(1, 1, "2"), (2, 1, "3")]),
        ("4\u00a03", [(1, 1, "4"), (2, 1, "3")]),
        ("4\n3", [(1, 1, "4"), (2, 1, "3")]),
        ("4, 3", [(1, 1, "4"), (2, 1, "3")]),
        ("4/3 5", [(1, 1, "4"), (1, 2, "3"), (2, 1, "5")]),
        ("4/3/5", [(1, 1, "4"), (1, 2, "3"), (1, 3, "5")]),
        ("зач", [(1, 1, "зач")]),
        ("Зач.", [(1, 1, "зач")]),
        ("н/з", [(1, 1, "незач")]),
    ],
)
def test_marks_keep_their_work_and_part(cell: Cell, marks: list[tuple[int, int, str]]) -> None:
    reading = read_cell(cell)
    assert reading.marks == marks
    assert reading.refused == []
    assert reading.absences == []


@pytest.mark.parametrize("cell", ["", " ", "\u00a0", "-", "–", None])
def test_a_lesson_without_a_mark_says_nothing(cell: Cell) -> None:
    reading = read_cell(cell)
    assert (reading.marks, reading.absences, reading.refused) == ([], [], [])


@pytest.mark.parametrize(
    ("cell", "absences", "marks"),
    [
        ("Н", [UNEXCUSED], []),
        ("н", [UNEXCUSED], []),
        ("H", [UNEXCUSED], []),
        ("O", [LATE], []),
        ("b", [ILL], []),
        ("y", [EXCUSED], []),
        ("УП", [EXCUSED], []),
        ("нп", [UNEXCUSED], []),
        ("Н Н", [UNEXCUSED, UNEXCUSED], []),
        ("О Н", [LATE, UNEXCUSED], []),
        ("Н 2", [UNEXCUSED], ["2"]),
        ("5 Н", [UNEXCUSED], ["5"]),
        ("Н2", [UNEXCUSED], ["2"]),
        ("О 4/3", [LATE], ["4", "3"]),
        ("О 3 3", [LATE], ["3", "3"]),
        ("осв", [EXEMPT], []),
        ("ОСВ.", [EXEMPT], []),
    ],
)
def test_signs_of_absence_stand_beside_marks(
    cell: str, absences: list[AbsenceCode], marks: list[str]
) -> None:
    reading = read_cell(cell)
    assert reading.absences == absences
    assert [value for _, _, value in reading.marks] == marks
    assert reading.refused == []


@pytest.mark.parametrize(
    ("cell", "refused"),
    [
        ("0", [("0", Reason.ZERO)]),
        (0.0, [("0", Reason.ZERO)]),
        ("7", [("7", Reason.OUT_OF_SCALE)]),
        ("45", [("45", Reason.OUT_OF_SCALE)]),
        (4.5, [("4.5", Reason.OUT_OF_SCALE)]),
        ("П", [("П", Reason.UNKNOWN_SIGN)]),
        ("5-", [("5-", Reason.UNKNOWN_SIGN)]),
        ("н/б", [("н/б", Reason.UNKNOWN_SIGN)]),
        ("НН", [("НН", Reason.UNKNOWN_SIGN)]),
        ("З", [("З", Reason.UNKNOWN_SIGN)]),
        (".", [(".", Reason.PENDING)]),
        ("•", [("•", Reason.PENDING)]),
        ("н/а", [("н/а", Reason.NOT_A_LESSON_MARK)]),
        ("н/a", [("н/a", Reason.NOT_A_LESSON_MARK)]),
        (date(2025, 3, 4), [("2025-03-04", Reason.LOOKS_LIKE_DATE)]),
    ],
)
def test_what_is_no_mark_is_refused_by_name(cell: Cell, refused: list[tuple[str, Reason]]) -> None:
    reading = read_cell(cell)
    assert reading.refused == refused
    assert reading.marks == []
    assert reading.absences == []


def test_one_bad_sign_does_not_take_the_good_ones_with_it() -> None:
    reading = read_cell("О 4/0 ? 3")
    assert reading.absences == [LATE]
    assert reading.marks == [(1, 1, "4"), (2, 1, "3")]
    assert reading.refused == [("0", Reason.ZERO), ("?", Reason.UNKNOWN_SIGN)]
    assert reading.digits == [0]


@given(st.text(max_size=12))
def test_nothing_in_a_cell_is_lost(text: str) -> None:
    """Any text gives marks, signs, refusals, or held nothing but separators and dashes."""
    reading = read_cell(text)
    found = [*reading.marks, *reading.absences, *reading.refused]
    assert found or not any(letter.isalnum() for letter in text if letter.isascii())


@given(st.lists(st.lists(st.sampled_from("12345"), min_size=1, max_size=3), max_size=4))
def test_works_and_parts_come_back_as_written(works: list[list[str]]) -> None:
    reading = read_cell(" ".join("/".join(parts) for parts in works))
    assert reading.marks == [
        (work, part, value)
        for work, parts in enumerate(works, start=1)
        for part, value in enumerate(parts, start=1)
    ]


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("4", "4", None),
        (4.0, "4", None),
        ("5.0", "5", None),
        ("", "", None),
        (None, "", None),
        ("-", "", None),
        ("н/а", "н/а", None),
        ("Н/А", "н/а", None),
        ("осв", "осв", None),
        ("зач.", "зач", None),
        ("н/з", "незач", None),
        ("0", "", Reason.ZERO),
        (0.0, "", Reason.ZERO),
        ("7", "", Reason.OUT_OF_SCALE),
        ("4/5", "", Reason.UNKNOWN_SIGN),
        ("Н", "", Reason.UNKNOWN_SIGN),
        (date(2025, 4, 5), "", Reason.LOOKS_LIKE_DATE),
    ],
)
def test_term_marks_know_more_words_than_lessons(
    cell: Cell, value: str, reason: Reason | None
) -> None:
    assert read_final(cell) == (value, reason)


@pytest.mark.parametrize(
    ("cell", "number", "reason"),
    [
        (3.333333333333333, Decimal("3.333333333333333"), None),
        ("3,33", Decimal("3.33"), None),
        (0.0, Decimal(0), None),
        (None, None, None),
        ("", None, None),
        ("много", None, Reason.BAD_NUMBER),
        (33.3, None, Reason.BAD_NUMBER),
        ("NaN", None, Reason.BAD_NUMBER),
    ],
)
def test_printed_averages(cell: Cell, number: Decimal | None, reason: Reason | None) -> None:
    assert read_number(cell) == (number, reason)
