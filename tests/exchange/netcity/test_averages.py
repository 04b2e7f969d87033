"""Printed averages are checked against exact ones, never against floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.exchange.netcity.rules import Verdict
from parta.exchange.netcity.rules.averages import agrees, judge, mean

MARKS = st.lists(st.integers(1, 5), min_size=1, max_size=60)


@given(MARKS)
def test_the_mean_as_a_spreadsheet_prints_it_agrees(marks: list[int]) -> None:
    assert judge(marks, [], Decimal(repr(sum(marks) / len(marks)))) is Verdict.EQUAL


@given(MARKS)
def test_the_mean_rounded_to_two_decimals_agrees(marks: list[int]) -> None:
    exact = Decimal(sum(marks)) / len(marks)
    assert judge(marks, [], exact.quantize(Decimal("0.01"), ROUND_HALF_UP)) is Verdict.EQUAL


@pytest.mark.parametrize("printed", ["3.12", "3.13", "3.125"])
def test_a_half_may_have_been_rounded_either_way(printed: str) -> None:
    assert agrees(Fraction(25, 8), Decimal(printed))


@pytest.mark.parametrize("printed", ["3.1", "3.11", "3.14", "3.126"])
def test_another_number_does_not_agree(printed: str) -> None:
    assert not agrees(Fraction(25, 8), Decimal(printed))


def test_a_printed_nought_says_that_there_are_no_marks() -> None:
    assert judge([], [], Decimal(0)) is Verdict.EQUAL
    assert judge([5], [], Decimal(0)) is Verdict.DIFFERENT
    assert judge([], [], Decimal(4)) is Verdict.DIFFERENT


def test_a_counted_nought_is_told_from_a_hidden_mark() -> None:
    marks = [3, 2, 3, 4, 5, 3]
    assert judge(marks, [0], Decimal("2.857142857142857")) is Verdict.EQUAL_WITH_REFUSED
    assert judge(marks, [0], Decimal("3.333333333333333")) is Verdict.EQUAL
    assert judge(marks, [0], Decimal("3.5")) is Verdict.DIFFERENT


def test_without_a_printed_average_nothing_is_claimed() -> None:
    assert judge([5], [], None) is Verdict.UNCHECKED


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) is None
