"""When each entry of the register is due, exact to the second, with its clause.

In prose with worked examples: docs/rules/deadlines.md. All days and times of day are the
school's own; the answer is an aware UTC moment. «Until the end of a day» is 23:59:59.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from parta.school.rules import REGISTRY, Norms


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last second that is in time (UTC), the clause, and the norm's key."""

    at: datetime
    clause: str
    key: str


def every_day_but_sunday(day: date) -> bool:
    """A six-day week without a calendar: what counts as working when nothing else is known."""
    return day.isoweekday() != 7


@dataclass(frozen=True, slots=True)
class LessonDay:
    """A lesson's date and what its deadlines hang on.

    ``ends`` is when the lesson ends and ``class_ends`` when the last lesson of those very
    students ends that day, by the bells, local; None where the bells are unknown. ``works``
    says whether a date is a working day of the school.
    """

    day: date
    zone: tzinfo
    ends: time | None = None
    class_ends: time | None = None
    works: Callable[[date], bool] = every_day_but_sunday


def current_mark(lesson: LessonDay, norms: Norms) -> Deadline:
    """Current mark: the lesson's day until 16:00; its end if the lesson itself ends later."""
    until = norms.mark_until
    if lesson.ends is not None and lesson.ends > until:
        return _deadline("mark_until", _day_end(lesson.day, lesson.zone))
    return _deadline("mark_until", _moment(lesson.day, until, lesson.zone))


def written_mark(lesson: LessonDay, norms: Norms, days: int = 0) -> Deadline:
    """Written work: the end of the third (working) day after it, never past the week of R-2.5.

    ``days`` is the type's own number of days, 0 for the norm's.
    """
    last = _days_after(lesson, days or norms.written_days, norms.written_in_working_days)
    own = _deadline("written_days", _day_end(last, lesson.zone))
    return min(own, any_result(lesson, norms), key=lambda deadline: deadline.at)


def any_result(lesson: LessonDay, norms: Norms) -> Deadline:
    """The limit for the result of any work: the end of the seventh calendar day after it."""
    last = lesson.day + timedelta(days=norms.result_days)
    return _deadline("result_days", _day_end(last, lesson.zone))


def topic(lesson: LessonDay, norms: Norms) -> Deadline:
    """Topic and the fact that the lesson was held: the lesson's day."""
    last = lesson.day + timedelta(days=norms.topic_days)
    return _deadline("topic_days", _day_end(last, lesson.zone))


def absentees(lesson: LessonDay, norms: Norms) -> Deadline:
    """Who was absent or late: the lesson's day."""
    last = lesson.day + timedelta(days=norms.attendance_days)
    return _deadline("attendance_days", _day_end(last, lesson.zone))


def homework(lesson: LessonDay, norms: Norms) -> Deadline:
    """Homework: 2 h 30 min after those students' last lesson; that day's end without bells."""
    ends = lesson.class_ends or lesson.ends
    if ends is None:
        return _deadline("homework_minutes", _day_end(lesson.day, lesson.zone))
    last = _moment(lesson.day, ends, lesson.zone) + timedelta(minutes=norms.homework_minutes)
    return _deadline("homework_minutes", last)


def final_result(received: datetime, norms: Norms) -> Deadline:
    """Final or examination result: 24 hours after the school received it (aware moment)."""
    return _deadline("final_hours", received.astimezone(UTC) + timedelta(hours=norms.final_hours))


def absence_reason(closed: date, zone: tzinfo, norms: Norms) -> Deadline:
    """Reason of an absence: open 14 days after the day on which the term was closed."""
    last = closed + timedelta(days=norms.absence_reason_days)
    return _deadline("absence_reason_days", _day_end(last, zone))


def lateness(entered: datetime, deadline: Deadline) -> timedelta | None:
    """How late an entry is, in whole seconds; None in time. 16:00:00 is in time, 16:00:01 late.

    A fraction of a second is cut off: what a clock shows as 16:00:00 is 16:00:00.
    """
    late = entered.replace(microsecond=0) - deadline.at
    return late if late > timedelta(0) else None


def needs_reason(was: str, now: str, entered: datetime, deadline: Deadline) -> bool:
    """Whether a reason is asked: an existing mark is changed or removed past its deadline (S-5)."""
    return was not in ("", now) and lateness(entered, deadline) is not None


def _deadline(key: str, at: datetime) -> Deadline:
    return Deadline(at, REGISTRY[key].clause, key)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _day_end(day: date, zone: tzinfo) -> datetime:
    return _moment(day, time(23, 59, 59), zone)


def _days_after(lesson: LessonDay, count: int, working: bool) -> date:
    if not working:
        return lesson.day + timedelta(days=count)
    # Bounded: a calendar without a working day (a mistake in it) must not hang a save.
    ahead = (lesson.day + timedelta(days=step) for step in range(1, 367))
    days = [day for day, _ in zip(filter(lesson.works, ahead), range(count), strict=False)]
    return days[-1] if len(days) == count else date.max - timedelta(days=2)
