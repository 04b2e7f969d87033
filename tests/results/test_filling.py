"""The norm of marks (P-4.T.v)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from parta.results.rules.filling import filling, mark_norm
from parta.results.rules.marks import MarkRow
from parta.school.rules import Norms

CONTROL = MarkRow("4", control=True)
PLAIN = MarkRow("4")


@pytest.mark.parametrize(
    ("hours", "norm"),
    [("0.5", 0), ("0.99", 0), ("1", 3), ("1.5", 3), ("2", 5), ("5", 5)],
)
def test_the_norm_by_weekly_hours(hours: str, norm: int) -> None:
    assert mark_norm(Fraction(hours), Norms()) == norm


def test_the_school_may_set_what_the_regulation_leaves_open() -> None:
    own = Norms(marks_under_one_hour=2, marks_between=4)
    assert mark_norm(Fraction(1, 2), own) == 2
    assert mark_norm(Fraction(3, 2), own) == 4
    assert mark_norm(1, own) == 3


@pytest.mark.parametrize(
    ("rows", "hours", "missing", "missing_control"),
    [
        ([PLAIN, CONTROL], 1, 1, 0),
        ([PLAIN, PLAIN, CONTROL], 1, 0, 0),
        ([PLAIN] * 3 + [CONTROL], 2, 1, 0),
        ([PLAIN] * 4 + [CONTROL], 2, 0, 0),
        ([PLAIN] * 5, 2, 0, 1),
        ([], 2, 5, 1),
    ],
)
def test_too_few_marks_or_none_of_a_control_work_is_warned(
    rows: list[MarkRow], hours: int, missing: int, missing_control: int
) -> None:
    found = filling(rows, hours, Norms())
    assert (found.missing, found.missing_control) == (missing, missing_control)
    assert found.enough is (missing == 0 and missing_control == 0)


def test_without_a_norm_nothing_is_missing() -> None:
    assert filling([], Fraction(1, 2), Norms()).enough


def test_a_course_without_control_works_is_not_asked_for_one() -> None:
    assert filling([PLAIN] * 5, 2, Norms(), has_controls=False).enough


def test_attempts_count_once_and_signs_not_at_all() -> None:
    rows = [
        MarkRow("2", part=1, control=True),
        MarkRow("4", part=1, attempt=2, control=True),
        MarkRow("5", part=2),
        MarkRow("z", part=3),
        MarkRow(".", part=4),
        MarkRow("+", part=5),
    ]
    found = filling(rows, 2, Norms())
    assert (found.have, found.control) == (3, 1)


def test_both_parts_of_a_work_count() -> None:
    assert filling([MarkRow("4", part=1), MarkRow("3", part=2)], 1, Norms()).have == 2
