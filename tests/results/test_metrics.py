"""Percentages with one denominator, and the five parts of a class."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.lib.numbers import with_comma
from parta.results.rules.categories import (
    Category,
    category,
    class_tally,
    level,
    one_short,
)
from parta.results.rules.metrics import Tally, tally

VALUES = ["5", "4", "3", "2", "1", "na", "osv", "z", "nz", ""]


def of(**counts: int) -> Tally:
    names = {"n5": "5", "n4": "4", "n3": "3", "n2": "2"}
    return tally(names.get(k, k) for k, count in counts.items() for _ in range(count))


def shown(found: Tally) -> tuple[str, ...]:
    figures = (found.success, found.quality, found.learned, found.mean)
    return tuple(with_comma(figure) for figure in figures)


@pytest.mark.parametrize(
    ("found", "n", "figures"),
    [
        (of(n5=3, n4=5, n3=3, n2=1), 12, ("91,67", "66,67", "62,00", "3,83")),
        (of(n5=3, n4=5, n3=3, n2=1, na=1), 13, ("84,62", "61,54", "57,77", "3,83")),
        (of(n5=3, n4=5, n3=3, n2=1, na=1, osv=2), 13, ("84,62", "61,54", "57,77", "3,83")),
        (of(n5=2), 2, ("100,00", "100,00", "100,00", "5,00")),
        (of(na=3), 3, ("0,00", "0,00", "7,00", "–")),
    ],
)
def test_worked_examples_to_two_decimals(found: Tally, n: int, figures: tuple[str, ...]) -> None:
    assert found.evaluated == n
    assert shown(found) == figures


def test_nobody_evaluated_has_no_percentages() -> None:
    for empty in (tally([]), of(osv=2), tally([], off=8)):
        assert empty.evaluated == 0
        assert shown(empty) == ("–", "–", "–", "–")


def test_pass_and_fail_are_success_and_failure_without_quality() -> None:
    found = tally(["z", "z", "z", "nz"])
    assert found.success == 75
    assert (found.quality, found.learned, found.mean) == (None, None, None)


def test_marks_not_set_yet_and_students_without_marks_are_told_apart() -> None:
    found = tally(["5", "4", "", ""], off=3)
    assert (found.listed, found.off, found.unset, found.evaluated) == (7, 3, 2, 2)
    assert found.success == 100


def test_classes_add_up() -> None:
    total = of(n5=1, na=1) + of(n4=2, osv=1) + tally([], off=4)
    assert (total.evaluated, total.attested, total.exempt, total.off) == (4, 3, 1, 4)
    assert total.success == 75


@given(st.lists(st.sampled_from(VALUES), max_size=60), st.integers(0, 9))
def test_exempt_students_change_no_figure(values: list[str], exempt: int) -> None:
    one, two = tally(values), tally(values + ["osv"] * exempt)
    assert shown(one) == shown(two)
    assert one.evaluated == two.evaluated


@given(st.lists(st.sampled_from(VALUES), max_size=60), st.integers(0, 5))
def test_the_list_is_divided_without_rest(values: list[str], off: int) -> None:
    found = tally(values, off)
    assert found.listed == found.evaluated + found.exempt + found.unset + found.off
    assert found.listed == len(values) + off
    assert found.attested == found.evaluated - found["na"]
    for figure in (found.success, found.quality, found.learned):
        assert figure is None or 0 <= figure <= 100


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["5", "5"], Category.EXCELLENT),
        (["5", "5", "osv", "z", ""], Category.EXCELLENT),
        (["5", "4"], Category.GOOD),
        (["4", "4"], Category.GOOD),
        (["5", "3"], Category.THREES),
        (["3", "3"], Category.THREES),
        (["5", "2"], Category.FAILING),
        (["5", "nz"], Category.FAILING),
        (["2", "na"], Category.FAILING),
        (["5", "1"], Category.FAILING),
        (["5", "na"], Category.UNATTESTED),
        (["osv", ""], None),
        (["z"], None),
        ([], None),
    ],
)
def test_category_of_a_student(values: list[str], expected: Category | None) -> None:
    assert category(values) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ({"algebra": "5", "physics": "4", "music": "5"}, ("4", "physics")),
        ({"algebra": "4", "physics": "4"}, None),
        ({"algebra": "5", "physics": "3", "music": "4"}, ("3", "physics")),
        ({"algebra": "3", "physics": "3"}, None),
        ({"algebra": "5", "physics": "5"}, None),
        ({"algebra": "2", "physics": "4"}, None),
        ({"algebra": "na", "physics": "3"}, None),
        ({"algebra": "5", "physics": "4", "labour": "osv"}, ("4", "physics")),
        ({}, None),
    ],
)
def test_who_is_one_mark_short(results: dict[str, str], expected: tuple[str, str] | None) -> None:
    assert one_short(results) == expected


@given(st.lists(st.lists(st.sampled_from(VALUES), max_size=12), max_size=40))
def test_the_five_parts_are_the_evaluated(students: list[list[str]]) -> None:
    kinds = [category(values) for values in students]
    found = class_tally(kinds)
    assert sum(found[kind] for kind in Category) == found.evaluated
    assert found.evaluated == sum(kind is not None for kind in kinds)
    assert found.attested == found.evaluated - found[Category.UNATTESTED]


def test_a_class_over_all_subjects() -> None:
    students = [["5", "5"], ["5", "4"], ["3", "4"], ["2", "4"], ["na", "4"], ["osv"]]
    found = class_tally(category(values) for values in students)
    assert (found.evaluated, found.attested) == (5, 4)
    assert found.success == 60
    assert found.quality == 40
    both = found + found
    assert both.evaluated == 10
    assert both.success == 60
    assert class_tally([None]).success is None


def test_levels_of_the_school() -> None:
    assert [level(grade) for grade in (1, 2, 4, 5, 9, 10, 11)] == [
        (1, 1), (2, 4), (2, 4), (5, 9), (5, 9), (10, 12), (10, 12),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="13"):
        level(13)


def test_the_share_of_learned_material_uses_exact_hundredths() -> None:
    assert of(n5=1, n4=1, n3=1, n2=1, na=1).learned == Fraction(223, 5)
