"""A family reads for a while after the child has left, and all summer while it stays (S-13)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.school.rules.leaving import left_on, may_read

pytestmark = pytest.mark.once
YEAR, YEAR_END, NEXT_YEAR = date(2026, 9, 1), date(2027, 5, 26), date(2027, 9, 1)
NOVEMBER, JULY, OCTOBER = date(2026, 11, 12), date(2027, 7, 1), date(2027, 10, 5)


def left(
    today: date,
    last: date | None,
    *,
    departed: date | None = None,
    begun: date = YEAR,
    year_last: date = YEAR_END,
) -> date | None:
    return left_on(today=today, last=last, year_last=year_last, departed=departed, begun=begun)


def test_one_who_is_enrolled_has_not_left() -> None:
    assert left(NOVEMBER, date(9999, 12, 31)) is None


def test_one_who_was_never_enrolled_yet_has_not_left() -> None:
    assert left(NOVEMBER, None) is None


def test_an_enrolment_that_ended_within_the_year_is_a_departure() -> None:
    assert left(NOVEMBER, date(2026, 10, 30)) == date(2026, 10, 30)


def test_one_who_came_back_has_not_left() -> None:
    assert left(NOVEMBER, date(9999, 12, 31), departed=date(2026, 10, 1)) is None


def test_summer_is_no_departure() -> None:
    assert left(JULY, YEAR_END) is None


def test_a_graduate_leaves_by_order_with_the_year() -> None:
    assert left(JULY, YEAR_END, departed=YEAR_END) == YEAR_END


def test_one_who_was_not_promoted_leaves_when_the_next_year_begins() -> None:
    assert left(OCTOBER, YEAR_END, begun=NEXT_YEAR) == NEXT_YEAR - timedelta(days=1)


@given(st.integers(0, 365), st.integers(0, 400))
def test_the_link_holds_exactly_the_days_of_the_norm(days: int, passed: int) -> None:
    gone = NOVEMBER
    assert may_read(gone, gone + timedelta(days=passed), days) is (passed <= days)
    assert may_read(None, NOVEMBER, days)
