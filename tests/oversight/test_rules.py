"""Sums and lengths of control, without a database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.oversight.rules import PARTS, Delay, shares

ROWS = st.lists(
    st.tuples(st.sampled_from("абв"), st.sets(st.sampled_from(PARTS), min_size=1)), max_size=40
)


@given(ROWS)
def test_no_gap_is_lost_or_counted_twice(found: list[tuple[str, set[str]]]) -> None:
    rows = [(key, key.upper(), sorted(parts)) for key, parts in found]
    got = shares(rows, {})
    assert sum(one.unfilled for one in got) == len(rows)
    assert sum(sum(one.parts) for one in got) == sum(len(parts) for _, parts in found)
    assert [one.unfilled for one in got] == sorted((one.unfilled for one in got), reverse=True)
    assert all(0 <= one.percent <= 100 for one in got)


@pytest.mark.parametrize(("lessons", "unfilled", "percent"), [(200, 1, 99), (3, 1, 66), (1, 1, 0)])
def test_a_hundred_percent_is_never_said_while_something_is_missing(
    lessons: int, unfilled: int, percent: int
) -> None:
    (share,) = shares([("а", "А", ["topic"])] * unfilled, {"а": lessons})
    assert share.percent == percent


@pytest.mark.parametrize(
    ("late", "shown"),
    [
        (timedelta(seconds=1), Delay(0, 0, 1)),
        (timedelta(minutes=59, seconds=59), Delay(0, 0, 59)),
        (timedelta(hours=25, minutes=3), Delay(1, 1, 3)),
    ],
)
def test_a_delay_is_whole_minutes_but_never_none(late: timedelta, shown: Delay) -> None:
    assert Delay.of(late) == shown
