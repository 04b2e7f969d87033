"""Attendance codes in figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from parta.journal.rules.attendance import (
    CODES,
    attendance_totals,
    missed_day,
    missed_day_for_illness,
)


def test_each_code_says_where_it_counts() -> None:
    facts = {c: (k.absent, k.excused, k.illness, k.late, k.counted) for c, k in CODES.items()}
    assert facts == {
        "N": (True, None, False, False, True),
        "UP": (True, True, False, False, True),
        "B": (True, True, True, False, True),
        "NP": (True, False, False, False, True),
        "OP": (False, None, False, True, True),
        "OSV": (False, True, False, False, False),
    }


def test_totals_count_every_lesson_once() -> None:
    met = [None, None, "", "N", "B", "B", "UP", "NP", "OP", "OSV"]
    totals = attendance_totals(met)
    assert (totals.lessons, totals.missed, totals.exempt) == (9, 5, 1)
    assert (totals.illness, totals.excused, totals.truancy, totals.unknown) == (2, 3, 1, 1)
    assert totals.excused + totals.truancy + totals.unknown == totals.missed
    assert totals.late == 1
    assert totals.attended == Fraction(400, 9)


def test_an_exempt_student_does_not_change_the_percentage() -> None:
    assert attendance_totals(["N", None]).attended == 50
    assert attendance_totals(["N", None, "OSV"]).attended == 50
    assert attendance_totals(["OSV"]).attended is None
    assert attendance_totals([]).attended is None


@pytest.mark.parametrize(
    ("day", "missed", "ill"),
    [
        (["B", "B", "B"], True, True),
        (["B", "OSV"], True, True),
        (["B", "N"], True, False),
        (["N", "UP", "NP"], True, False),
        (["B", None, "B"], False, False),
        (["B", "OP"], False, False),
        (["OSV"], False, False),
        ([], False, False),
    ],
)
def test_a_day_is_missed_when_every_lesson_of_it_is(
    day: list[str | None], missed: bool, ill: bool
) -> None:
    assert missed_day(day) is missed
    assert missed_day_for_illness(day) is ill
