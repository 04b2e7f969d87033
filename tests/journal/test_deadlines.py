"""Deadlines to the second, in the school's zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.journal.rules import deadlines
from parta.journal.rules.deadlines import LessonDay, lateness, needs_reason
from parta.school.rules import Norms

BARNAUL = ZoneInfo("Asia/Barnaul")
THURSDAY = LessonDay(date(2026, 11, 12), BARNAUL, time(9, 40), time(13, 40))

school_days = st.dates(date(2023, 9, 1), date(2040, 5, 31))
zones = st.sampled_from([BARNAUL, ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Kamchatka"), UTC])


def local(text: str, zone: ZoneInfo = BARNAUL) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def late(entered: str, deadline: deadlines.Deadline) -> timedelta | None:
    return lateness(local(entered).astimezone(UTC), deadline)


def test_a_mark_at_sixteen_is_in_time_and_a_second_later_late() -> None:
    due = deadlines.current_mark(THURSDAY, Norms())
    assert late("2026-11-12T16:00:00", due) is None
    assert late("2026-11-12T16:00:00.999999", due) is None
    assert late("2026-11-12T16:00:01", due) == timedelta(seconds=1)
    assert due.clause == "P-3.T.2, P-4.T.a"
    assert due.at == datetime(2026, 11, 12, 9, 0, tzinfo=UTC)  # Barnaul is UTC+7 all year


def test_a_lesson_that_ends_after_sixteen_has_the_rest_of_the_day() -> None:
    due = deadlines.current_mark(replace(THURSDAY, ends=time(16, 1)), Norms())
    assert late("2026-11-12T23:59:59", due) is None
    assert late("2026-11-13T00:00:00", due) == timedelta(seconds=1)
    on_the_hour = deadlines.current_mark(replace(THURSDAY, ends=time(16, 0)), Norms())
    assert late("2026-11-12T16:00:01", on_the_hour) == timedelta(seconds=1)


def test_homework_is_due_two_and_a_half_hours_after_the_classes_last_lesson() -> None:
    due = deadlines.homework(THURSDAY, Norms())
    assert late("2026-11-12T16:10:00", due) is None
    assert late("2026-11-12T16:10:01", due) == timedelta(seconds=1)
    assert due.clause == "R-2.3"


def test_homework_falls_back_on_the_lesson_and_then_on_the_day() -> None:
    only_lesson = deadlines.homework(replace(THURSDAY, class_ends=None), Norms())
    assert only_lesson.at == local("2026-11-12T12:10:00")
    no_bells = deadlines.homework(LessonDay(THURSDAY.day, BARNAUL), Norms())
    assert no_bells.at == local("2026-11-12T23:59:59")
    stricter = deadlines.homework(THURSDAY, Norms(homework_minutes=0))
    assert stricter.at == local("2026-11-12T13:40:00")


@pytest.mark.parametrize(
    ("day", "last", "why"),
    [
        ("2026-11-12", "2026-11-16", "Thursday: Friday, Saturday, Monday"),
        ("2026-11-09", "2026-11-12", "Monday: three plain days"),
        ("2026-11-14", "2026-11-18", "Saturday: Sunday does not count"),
    ],
)
def test_a_written_work_has_three_working_days(day: str, last: str, why: str) -> None:
    lesson = replace(THURSDAY, day=date.fromisoformat(day))
    due = deadlines.written_mark(lesson, Norms())
    assert due.at == local(f"{last}T23:59:59"), why
    assert (due.key, due.clause) == ("written_days", "P-4.T.d3")


def test_a_written_work_before_holidays_is_never_past_the_week() -> None:
    holidays = {date(2026, 11, 13) + timedelta(days=step) for step in range(10)}
    lesson = replace(THURSDAY, works=lambda day: day not in holidays)
    due = deadlines.written_mark(lesson, Norms())
    assert due.at == local("2026-11-19T23:59:59")
    assert (due.key, due.clause) == ("result_days", "R-2.5")


def test_a_calendar_without_working_days_still_gives_the_week() -> None:
    due = deadlines.written_mark(replace(THURSDAY, works=lambda _: False), Norms())
    assert due.key == "result_days"


def test_calendar_days_and_a_types_own_days_are_settings() -> None:
    saturday = replace(THURSDAY, day=date(2026, 11, 14))
    calendar_days = deadlines.written_mark(saturday, Norms(written_in_working_days=False))
    assert calendar_days.at == local("2026-11-17T23:59:59")
    assert deadlines.written_mark(saturday, Norms(), days=1).at == local("2026-11-16T23:59:59")


@pytest.mark.parametrize("due", [deadlines.topic, deadlines.absentees])
def test_topic_and_absentees_are_due_the_same_day(
    due: Callable[[LessonDay, Norms], deadlines.Deadline],
) -> None:
    at = due(THURSDAY, Norms())
    assert late("2026-11-12T23:59:59", at) is None
    assert late("2026-11-13T00:00:00", at) == timedelta(seconds=1)


def test_a_final_result_is_due_within_a_day_of_its_receipt() -> None:
    due = deadlines.final_result(local("2027-06-10T15:20:30"), Norms())
    assert late("2027-06-11T15:20:30", due) is None
    assert late("2027-06-11T15:20:31", due) == timedelta(seconds=1)


def test_a_reason_of_absence_stays_open_two_weeks_after_closing() -> None:
    due = deadlines.absence_reason(date(2026, 10, 24), BARNAUL, Norms())
    assert late("2026-11-07T23:59:59", due) is None
    assert late("2026-11-08T00:00:00", due) == timedelta(seconds=1)


def test_a_reason_is_asked_only_for_replacing_a_mark_after_its_deadline() -> None:
    due = deadlines.current_mark(THURSDAY, Norms())
    before, after = local("2026-11-12T16:00:00"), local("2026-11-12T16:00:01")
    assert needs_reason("4", "5", after, due)
    assert needs_reason("4", "", after, due)
    assert not needs_reason("4", "5", before, due)
    assert not needs_reason("", "5", after, due), "a late first entry is recorded, not questioned"
    assert not needs_reason("5", "5", after, due)


@given(school_days)
def test_barnaul_has_no_summer_time_so_sixteen_is_always_nine_utc(day: date) -> None:
    due = deadlines.current_mark(replace(THURSDAY, day=day), Norms())
    assert due.at == datetime.combine(day, time(9, 0), tzinfo=UTC)


@given(school_days, zones, st.times())
def test_every_deadline_is_utc_and_not_before_its_lesson_begins_to_count(
    day: date, zone: ZoneInfo, ends: time
) -> None:
    lesson = LessonDay(day, zone, ends.replace(microsecond=0), ends.replace(microsecond=0))
    end = datetime.combine(day, lesson.ends or time(), tzinfo=zone)
    for rule in (
        deadlines.current_mark, deadlines.written_mark, deadlines.any_result, deadlines.topic,
        deadlines.absentees, deadlines.homework,
    ):  # fmt: skip
        due = rule(lesson, Norms())
        assert due.at.utcoffset() == timedelta(0)
        assert lateness(end, due) is None, rule.__name__


@given(school_days, st.integers(1, 7), st.sets(st.integers(0, 6), max_size=6))
def test_written_deadline_counts_exactly_the_working_days(
    day: date, days: int, weekends: set[int]
) -> None:
    def works(date_: date) -> bool:
        return date_.weekday() not in weekends

    lesson = LessonDay(day, BARNAUL, works=works)
    due = deadlines.written_mark(lesson, Norms(), days=days)
    last = due.at.astimezone(BARNAUL).date()
    counted = sum(works(day + timedelta(days=step)) for step in range(1, (last - day).days + 1))
    if due.key == "written_days":
        assert counted == days
        assert works(last)
    else:
        assert last == day + timedelta(days=7)
        assert counted < days


@given(school_days, st.integers(0, 60))
def test_a_later_lesson_is_never_due_earlier(day: date, step: int) -> None:
    one = replace(THURSDAY, day=day)
    two = replace(THURSDAY, day=day + timedelta(days=step))
    for rule in (deadlines.current_mark, deadlines.written_mark, deadlines.homework):
        assert rule(one, Norms()).at <= rule(two, Norms()).at


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_lateness_grows_with_the_time_of_entry(one: int, more: int) -> None:
    due = deadlines.current_mark(THURSDAY, Norms())
    early = lateness(due.at + timedelta(seconds=one), due) or timedelta(0)
    later = lateness(due.at + timedelta(seconds=one + more), due) or timedelta(0)
    assert later - early == timedelta(seconds=more)
