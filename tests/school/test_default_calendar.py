"""The calendar that a new school year starts with."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.school.rules.default_calendar import default_calendar, year_of

YEARS = st.integers(min_value=2000, max_value=2200)


@given(YEARS)
def test_terms_follow_each_other_and_fill_the_year(year: int) -> None:
    calendar = default_calendar(year)
    for _name, terms in calendar.schemes.values():
        days = [day for _title, first, last in terms for day in (first, last)]
        assert days == sorted(days)
        assert (days[0], days[-1]) == (calendar.first, calendar.last)


@given(YEARS)
def test_no_break_is_shorter_than_seven_days(year: int) -> None:
    _name, terms = default_calendar(year).schemes["quarters"]
    breaks = [(later[1] - sooner[2]).days - 1 for sooner, later in pairwise(terms)]
    assert len(breaks) == 3
    assert min(breaks) >= 7


@given(YEARS)
def test_terms_begin_and_end_on_school_days(year: int) -> None:
    _name, terms = default_calendar(year).schemes["quarters"]
    assert all(day.weekday() < 5 for _title, *days in terms for day in days)


def test_half_years_are_two_quarters_each() -> None:
    schemes = default_calendar(2026).schemes
    quarters, halves = schemes["quarters"][1], schemes["halves"][1]
    assert [(first, last) for _name, first, last in halves] == [
        (quarters[0][1], quarters[1][2]),
        (quarters[2][1], quarters[3][2]),
    ]


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "II четверть"), ("kk", "II тоқсан"), ("xx", "II четверть")]
)
def test_terms_are_named_in_the_language_of_the_school(language: str, name: str) -> None:
    assert default_calendar(2026, language).schemes["quarters"][1][1][0] == name


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 9, 1), 2026),
        (date(2027, 5, 31), 2026),
        (date(2027, 6, 1), 2027),
        (date(2026, 11, 23), 2026),
    ],
)
def test_in_summer_the_coming_year_is_meant(day: date, year: int) -> None:
    assert year_of(day) == year
