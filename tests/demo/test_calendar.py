"""The year's calendar holds for any year."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.demo.rules.calendar import school_year_of, year_calendar

pytestmark = pytest.mark.once

years = st.integers(2015, 2060)
DAY = timedelta(days=1)


@given(years)
def test_every_break_lasts_at_least_seven_days(year: int) -> None:
    breaks = [off for off in year_calendar(year).days_off if off.kind == "break"]
    assert len(breaks) == 4
    assert all((off.last - off.first).days >= 6 for off in breaks)


@given(years)
def test_grade_one_alone_rests_a_week_more_in_february(year: int) -> None:
    calendar = year_calendar(year)
    missing = set(calendar.school_days(2)) - set(calendar.school_days(1))
    assert {day.month for day in missing} == {2}
    assert 4 <= len(missing) <= 5


@given(years)
def test_terms_follow_each_other_and_cover_every_school_day(year: int) -> None:
    calendar = year_calendar(year)
    quarters = [t for t in calendar.terms if t.scheme == "quarters"]
    assert all(a.last < b.first for a, b in pairwise(quarters))
    for scheme in ("quarters", "halves"):
        assert all(calendar.term_of(scheme, day) for day in calendar.school_days(5))


@given(years)
def test_the_year_has_thirty_three_to_thirty_five_weeks_of_weekdays(year: int) -> None:
    days = year_calendar(year).school_days(5)
    assert 33 * 5 <= len(days) <= 35 * 5
    assert all(day.weekday() < 5 for day in days)


@given(years)
def test_public_holidays_are_no_school_days(year: int) -> None:
    days = set(year_calendar(year).school_days(9))
    fixed = {date(year, 11, 4), date(year + 1, 2, 23), date(year + 1, 3, 8), date(year + 1, 5, 9)}
    assert not days & fixed


@given(st.dates(date(2020, 1, 1), date(2050, 12, 31)))
def test_outside_the_school_year_the_demo_stands_on_the_last_school_day(today: date) -> None:
    calendar, day = school_year_of(today)
    assert calendar.first <= day <= calendar.last
    assert day == (min(today, calendar.last))
    assert calendar.last in calendar.school_days(5)


def test_a_summer_day_gives_the_year_that_has_ended() -> None:
    calendar, day = school_year_of(date(2026, 7, 15))
    assert (calendar.year, day) == (2025, date(2026, 5, 26))


def test_the_first_of_september_on_a_sunday_is_not_yet_school() -> None:
    assert school_year_of(date(2024, 9, 1))[1] == date(2024, 5, 24)
    assert school_year_of(date(2024, 9, 2))[1] == date(2024, 9, 2)
