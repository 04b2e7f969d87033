"""Averages: exact, independent of order, and explained by their formula."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.results.rules.averages import average, average_by
from parta.results.rules.marks import Attempts, MarkRow
from parta.school.rules import Norms

numeric_rows = st.lists(
    st.builds(MarkRow, st.sampled_from("54321"), weight=st.integers(1, 9)), min_size=1, max_size=40
)
other_rows = st.lists(
    st.builds(MarkRow, st.sampled_from(["z", "nz", "+", "-", "."]), weight=st.integers(1, 9))
)


def rows(*values: str) -> list[MarkRow]:
    return [MarkRow(value) for value in values]


def weighted_rows(*pairs: tuple[str, int]) -> list[MarkRow]:
    return [MarkRow(value, weight=weight) for value, weight in pairs]


def test_plain_mean_and_its_formula() -> None:
    mean = average(rows("5", "4", "4"))
    assert mean is not None
    assert mean.value == Fraction(13, 3)
    assert mean.shown == "4,33"
    assert mean.formula == "(5 + 4 + 4) : 3 = 4,33"


def test_weighted_mean_and_its_formula() -> None:
    mean = average(weighted_rows(("5", 3), ("5", 1), ("4", 5)), weighted=True)
    assert mean is not None
    assert mean.value == Fraction(40, 9)
    assert mean.formula == "(5·3 + 5·1 + 4·5) : (3 + 1 + 5) = 4,44"


def test_a_single_mark_has_a_formula_without_brackets() -> None:
    plain = average(rows("5"))
    weighted = average(weighted_rows(("4", 2)), weighted=True)
    assert plain is not None
    assert weighted is not None
    assert plain.formula == "5 : 1 = 5,00"
    assert weighted.formula == "4·2 : 2 = 4,00"


def test_weights_play_no_part_in_a_plain_mean() -> None:
    mean = average(weighted_rows(("5", 9), ("2", 1)))
    assert mean is not None
    assert mean.value == Fraction(7, 2)


def test_only_numbers_count() -> None:
    assert average([]) is None
    assert average(rows("z", "nz", "+", "-", ".")) is None
    mean = average(rows("5", ".", "z", "4"))
    assert mean is not None
    assert mean.value == Fraction(9, 2)


def test_two_parts_are_two_marks() -> None:
    dictation = [MarkRow("4", part=1), MarkRow("3", part=2)]
    mean = average(dictation)
    assert mean is not None
    assert mean.value == Fraction(7, 2)
    assert mean.divisor == 2


@pytest.mark.parametrize(
    ("attempts", "expected", "formula"),
    [
        ("replace", Fraction(4), "(4 + 4) : 2 = 4,00"),
        ("best", Fraction(9, 2), "(5 + 4) : 2 = 4,50"),
        ("mean", Fraction(15, 4), "(3,5 + 4) : 2 = 3,75"),
    ],
)
def test_a_re_marked_work_counts_once(attempts: Attempts, expected: Fraction, formula: str) -> None:
    values = {"replace": ("2", "4"), "best": ("5", "3"), "mean": ("5", "2")}[attempts]
    work = [MarkRow(values[0], part="w"), MarkRow(values[1], part="w", attempt=2)]
    mean = average([*work, MarkRow("4", part="other")], attempts=attempts)
    assert mean is not None
    assert mean.value == expected
    assert mean.formula == formula


def test_the_last_attempt_is_the_highest_number_not_the_last_row() -> None:
    mean = average([MarkRow("5", part=1, attempt=2), MarkRow("2", part=1)])
    assert mean is not None
    assert mean.value == 5


def test_work_owed_again_keeps_its_mark_until_a_new_one() -> None:
    mean = average([MarkRow("3", part=1), MarkRow(".", part=1, attempt=2)])
    assert mean is not None
    assert mean.value == 3


def test_a_type_of_weight_zero_counts_in_no_average() -> None:
    marks = weighted_rows(("5", 1), ("2", 0))
    for weighted in (False, True):
        mean = average(marks, weighted=weighted)
        assert mean is not None
        assert mean.value == 5
    assert average(weighted_rows(("2", 0)), weighted=True) is None


def test_the_schools_norms_choose_weights_and_attempts() -> None:
    marks = [MarkRow("2", part=1, weight=3), MarkRow("5", part=1, attempt=2, weight=3), *rows("4")]
    plain = average_by(marks, Norms())
    other = average_by(marks, Norms(weighted=True, attempts="mean"))
    assert plain is not None
    assert other is not None
    assert plain.value == Fraction(9, 2)
    assert other.value == (Fraction(7, 2) * 3 + 4) / 4


@given(numeric_rows, st.booleans(), st.randoms(use_true_random=False))
def test_order_does_not_matter(
    marks: list[MarkRow], weighted: bool, shuffler: random.Random
) -> None:
    mixed = marks[:]
    shuffler.shuffle(mixed)
    one, two = average(marks, weighted=weighted), average(mixed, weighted=weighted)
    assert one is not None
    assert two is not None
    assert one.value == two.value


@given(numeric_rows, st.booleans())
def test_an_average_lies_between_the_worst_and_the_best_mark(
    marks: list[MarkRow], weighted: bool
) -> None:
    mean = average(marks, weighted=weighted)
    assert mean is not None
    values = [int(row.value) for row in marks]
    assert min(values) <= mean.value <= max(values)


@given(numeric_rows)
def test_an_average_is_exact(marks: list[MarkRow]) -> None:
    plain, weighted = average(marks), average(marks, weighted=True)
    assert plain is not None
    assert weighted is not None
    assert plain.value * len(marks) == sum(int(row.value) for row in marks)
    assert weighted.value * sum(row.weight for row in marks) == sum(
        int(row.value) * row.weight for row in marks
    )


@given(numeric_rows, other_rows, st.booleans())
def test_what_is_no_number_changes_nothing(
    marks: list[MarkRow], others: list[MarkRow], weighted: bool
) -> None:
    one, two = average(marks, weighted=weighted), average([*others, *marks], weighted=weighted)
    assert one is not None
    assert two is not None
    assert one.value == two.value


@given(st.lists(st.sampled_from("5432"), min_size=1, max_size=5))
def test_policies_of_attempts_never_leave_the_marks_given(tries: list[str]) -> None:
    work = [MarkRow(value, part=1, attempt=n) for n, value in enumerate(tries, start=1)]
    by: dict[str, Fraction] = {}
    for attempts in ("replace", "mean", "best"):
        mean = average(work, attempts=attempts)
        assert mean is not None
        by[attempts] = mean.value
    assert by["replace"] == int(tries[-1])
    assert by["best"] == max(map(int, tries)) >= by["mean"] >= min(map(int, tries))


@given(numeric_rows, st.booleans())
def test_the_formula_can_be_computed_by_anybody(marks: list[MarkRow], weighted: bool) -> None:
    mean = average(marks, weighted=weighted)
    assert mean is not None
    sums, _, shown = mean.formula.partition(" = ")
    dividend, divisor = (_sum(side) for side in sums.split(" : "))
    assert dividend / divisor == mean.value
    assert shown == mean.shown


def _sum(text: str) -> Fraction:
    total = Fraction(0)
    for term in text.strip("()").split(" + "):
        product = Fraction(1)
        for factor in term.split("·"):
            product *= Fraction(factor.replace(",", "."))
        total += product
    return total
