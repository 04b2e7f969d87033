"""Decisions of an import that need no school: terms, cells, codes, subjects."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.exchange.netcity.rules import AbsenceCode, Period
from parta.exchange.netcity.rules.subjects import new_subject
from parta.exchange.netcity.rules.terms import Span, fitted, halves_of, main_term, quarters_of
from parta.exchange.netcity.rules.values import (
    NEW,
    SAME,
    Stood,
    Wanted,
    absence_code,
    compare_cells,
    file_value,
    register_value,
)

QUARTERS = [
    Span(1, date(2024, 9, 2), date(2024, 10, 25)),
    Span(2, date(2024, 11, 4), date(2024, 12, 30)),
    Span(3, date(2025, 1, 13), date(2025, 3, 28)),
    Span(4, date(2025, 4, 7), date(2025, 5, 26)),
]
HALVES = [
    Span(1, QUARTERS[0].first, QUARTERS[1].last),
    Span(2, QUARTERS[2].first, QUARTERS[3].last),
]
DAYS = st.dates(date(2024, 9, 1), date(2025, 6, 10))
REPORTS = st.builds(
    lambda first, ahead: {first + timedelta(days=n) for n in (0, *ahead)},
    st.dates(date(2024, 9, 1), date(2025, 4, 20)),
    st.sets(st.integers(0, 75), max_size=30),
)
"""The days of lessons of a report that is about as long as a term."""


def in_order(terms: list[Span]) -> bool:
    return all(term.first <= term.last for term in terms) and all(
        earlier.last < later.first for earlier, later in pairwise(terms)
    )


@given(st.sets(DAYS, max_size=40))
def test_fitted_terms_hold_every_day_and_never_overlap(days: set[date]) -> None:
    found = fitted(QUARTERS, days, None)
    assert all(any(day in term for term in found) for day in days)
    assert [term.number for term in found] == [1, 2, 3, 4]
    assert in_order(found)
    assert fitted(found, days, None) == found


@given(REPORTS)
def test_a_report_about_one_term_has_all_its_days_in_it(days: set[date]) -> None:
    own = main_term(Period(min(days), max(days)), QUARTERS)
    found = fitted(QUARTERS, days, own)
    assert in_order(found)
    if own is not None:
        assert all(day in found[own - 1] for day in days)
        assert fitted(found, days, own) == found
        assert main_term(Period(min(days), max(days)), found) == own


@given(st.sets(DAYS, min_size=1, max_size=30), st.sets(DAYS, max_size=30), st.integers(1, 4))
def test_terms_never_lose_a_day_that_has_lessons(
    days: set[date], taken: set[date], own: int
) -> None:
    found = fitted(QUARTERS, days, own, taken)
    for day in taken:
        was = [term.number for term in QUARTERS if day in term]
        if was and was[0] != own:
            assert was == [term.number for term in found if day in term]
    assert in_order(found)


@given(REPORTS)
def test_half_years_follow_the_quarters(days: set[date]) -> None:
    own = main_term(Period(min(days), max(days)), QUARTERS)
    quarters = fitted(QUARTERS, days, own)
    halves = halves_of(quarters, HALVES)
    assert in_order(halves)
    assert all(any(day in half for half in halves) for day in days)


@given(REPORTS)
def test_quarters_follow_the_half_years_at_their_outer_edges(days: set[date]) -> None:
    own = main_term(Period(min(days), max(days)), HALVES)
    quarters = quarters_of(fitted(HALVES, days, own), QUARTERS)
    assert (quarters[0].last, quarters[1].first) == (QUARTERS[0].last, QUARTERS[1].first)
    assert in_order(quarters)


def test_terms_that_hold_all_days_stay() -> None:
    days = [term.first + timedelta(days=3) for term in QUARTERS]
    assert fitted(QUARTERS, days, None) == QUARTERS


def test_the_days_of_a_report_move_its_own_term_over_the_assumed_end_of_another() -> None:
    """The holidays were earlier than usual: 24–28 March are of the fourth quarter there."""
    found = fitted(QUARTERS, [date(2025, 3, 24), date(2025, 5, 22)], 4)
    assert (found[2].last, found[3].first) == (date(2025, 3, 23), date(2025, 3, 24))


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2025, 3, 24), date(2025, 5, 24), 4),
        (date(2025, 4, 10), date(2025, 4, 20), 4),
        (date(2025, 1, 1), date(2025, 5, 31), None),
        (date(2024, 9, 1), date(2024, 12, 31), None),
        (date(2025, 3, 29), date(2025, 4, 6), None),
        (date(2025, 7, 1), date(2025, 7, 31), None),
    ],
)
def test_a_period_is_about_one_term_or_none(first: date, last: date, number: int | None) -> None:
    assert main_term(Period(first, last), QUARTERS) == number


def test_without_a_period_no_term_is_meant() -> None:
    assert main_term(None, QUARTERS) is None


VALUES = st.sampled_from("54321")
PLACES = st.tuples(st.integers(1, 3), st.integers(1, 2))


@given(st.dictionaries(PLACES, VALUES, max_size=4))
def test_a_cell_compared_with_itself_is_the_same_in_every_place(
    marks: dict[tuple[int, int], str],
) -> None:
    wanted = [Wanted(*place, value) for place, value in marks.items()]
    stood = [Stood("О", *place, 1, value) for place, value in marks.items()]
    assert compare_cells(stood, wanted) == [SAME] * len(marks)
    assert compare_cells([], wanted) == [NEW] * len(marks)
    named = [Stood("К", n, 1, 1, mark.value) for n, mark in enumerate(wanted, 1)]
    assert compare_cells(named, wanted) == ([SAME] * len(marks))


@given(st.lists(VALUES, min_size=1, max_size=4), st.lists(VALUES, min_size=1, max_size=4))
def test_nothing_is_new_in_a_cell_whose_work_a_teacher_has_named(
    stood: list[str], wanted: list[str]
) -> None:
    there = [Stood("К", n, 1, 1, value) for n, value in enumerate(stood, 1)]
    found = compare_cells(there, [Wanted(n, 1, value) for n, value in enumerate(wanted, 1)])
    assert NEW not in found
    same = sum(min(stood.count(value), wanted.count(value)) for value in set(wanted))
    assert found.count(SAME) == same


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (AbsenceCode.LATE, "OP"),
        (AbsenceCode.ILL, "B"),
        (AbsenceCode.EXCUSED, "UP"),
        (AbsenceCode.EXEMPT, "OSV"),
        (AbsenceCode.UNEXCUSED, "NP"),
    ],
)
def test_only_the_sign_for_unexcused_is_a_choice(code: AbsenceCode, expected: str) -> None:
    assert absence_code(code, "NP") == expected
    assert (absence_code(code, "N") == expected) is (code is not AbsenceCode.UNEXCUSED)


@pytest.mark.parametrize("value", ["5", "1", "зач", "незач", "н/а", "осв"])
def test_a_value_comes_back_as_the_file_had_it(value: str) -> None:
    assert file_value(register_value(value)) == value


def test_an_activity_without_marks_is_none_of_the_lessons() -> None:
    talks = new_subject("Разговоры о важном", marked=False, numbers=False)
    assert (talks.kind, talks.marking, bool(talks.name_kk)) == ("extra", "none", True)
    marked = new_subject("Разговоры о важном", marked=True, numbers=True)
    assert (marked.kind, marked.marking) == ("lessons", "points")
    passed = new_subject("Черчение", marked=True, numbers=False)
    assert (passed.kind, passed.marking, passed.name_kk) == ("lessons", "pass", "")
    assert new_subject("Поведение", marked=True, numbers=True).kind == "behaviour"
