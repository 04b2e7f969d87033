"""From average to proposal, and how far a set mark is off."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.results.rules.bands import (
    PLAIN,
    STRICT,
    STRICTER_HALF,
    Bands,
    Deviation,
    Tie,
    deviation,
    propose_final_mark,
    propose_term_mark,
    propose_year_mark,
)
from parta.school.rules import Norms

averages = st.fractions(1, 5, max_denominator=60)


@pytest.mark.parametrize(
    ("average", "plain", "strict", "stricter_half"),
    [
        ("5", 5, 5, 5),
        ("4.65", 5, 5, 5),
        ("4.64", 5, 4, 5),
        ("4.6", 5, 4, 5),
        ("4.5", 5, 4, 4),
        ("4.4999", 4, 4, 4),
        ("3.65", 4, 4, 4),
        ("3.5", 4, 3, 3),
        ("2.65", 3, 3, 3),
        ("2.5", 3, 2, 2),
        ("2.49", 2, 2, 2),
        ("1", 2, 2, 2),
    ],
)
def test_three_sets_of_bands(average: str, plain: int, strict: int, stricter_half: int) -> None:
    exact = Fraction(average)
    assert propose_term_mark(exact, PLAIN) == plain
    assert propose_term_mark(exact, STRICT) == strict
    assert propose_term_mark(exact, STRICTER_HALF) == stricter_half


def test_the_exact_average_decides_not_the_one_shown() -> None:
    nearly = Fraction(4496, 1000)  # shown as 4,50
    assert propose_term_mark(nearly) == 4


def test_the_border_itself_goes_by_the_schools_setting() -> None:
    assert propose_term_mark(Fraction(9, 2), Bands(in_favour=True)) == 5
    assert propose_term_mark(Fraction(9, 2), Bands(in_favour=False)) == 4
    assert propose_term_mark(Fraction(451, 100), Bands(in_favour=False)) == 5


def test_no_marks_no_proposal() -> None:
    assert propose_term_mark(None) is None


def test_bands_come_from_the_norms() -> None:
    norms = Norms.of({"five_from": "4.65", "border_in_favour": False})
    assert Bands.of(norms) == Bands(Fraction("4.65"), in_favour=False)
    assert Bands.of(Norms()) == PLAIN


@given(averages, averages, st.sampled_from([PLAIN, STRICT, Bands(in_favour=False)]))
def test_a_better_average_never_gets_a_worse_mark(
    one: Fraction, two: Fraction, bands: Bands
) -> None:
    low, high = sorted((one, two))
    worse, better = propose_term_mark(low, bands), propose_term_mark(high, bands)
    assert worse is not None
    assert better is not None
    assert 2 <= worse <= better <= 5


@pytest.mark.parametrize(
    ("terms", "tie", "expected"),
    [
        (["5", "4", "4", "5"], "up", 5),
        (["5", "4", "4", "5"], "last", 5),
        (["4", "5", "5", "4"], "up", 5),
        (["4", "5", "5", "4"], "last", 4),
        (["5", "4"], "last", 4),
        (["4", "4", "4", "5"], "up", 4),
        (["3", "4", "4", "4"], "last", 4),
        (["na", "4", "osv", "3"], "last", 3),
        (["z", "z"], "up", None),
        ([], "up", None),
        (["2", "2", "3", "2"], "up", 2),
    ],
)
def test_year_mark(terms: list[str], tie: Tie, expected: int | None) -> None:
    assert propose_year_mark(terms, tie) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [([4, 5], 5), ([4, 3], 4), ([3, 3, 4, 4, 3, 3], 3), ([5], 5), ([], None), ([4, 4, 5, 5], 5)],
)
def test_final_mark_is_the_mean_with_a_half_up(marks: list[int], expected: int | None) -> None:
    assert propose_final_mark(marks) == expected


@pytest.mark.parametrize(
    ("value", "proposed", "expected"),
    [
        ("4", 4, Deviation(0, needs_reason=False)),
        ("5", 4, Deviation(1, needs_reason=False)),
        ("5", 3, Deviation(2, needs_reason=True)),
        ("2", 4, Deviation(-2, needs_reason=True)),
        ("na", 4, Deviation(0, needs_reason=False)),
        ("5", None, Deviation(0, needs_reason=False)),
    ],
)
def test_a_reason_is_asked_for_more_than_one_whole_mark(
    value: str, proposed: int | None, expected: Deviation
) -> None:
    assert deviation(value, proposed, Norms()) == expected


def test_a_school_may_ask_from_one_mark() -> None:
    assert deviation("5", 4, Norms(reason_from_difference=1)).needs_reason
