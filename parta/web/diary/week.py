"""The page of a week: its days with lessons, times, marks and homework."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from parta.journal.queries.tasks import GivenTask
from parta.journal.queries.week import ReadLesson, student_days
from parta.journal.rules.attendance import CODES, AttendanceCode
from parta.school.queries.bell_days import bells_of_days
from parta.school.queries.bells import Times
from parta.school.queries.enrolment import ClassYear
from parta.school.queries.special_days import SpecialDay, special_days
from parta.web.diary.words import Shown, shown

WEEK = timedelta(days=6)
SATURDAY = 6


@dataclass(frozen=True, slots=True)
class LessonShown:
    """A lesson with its bells, room, absence and marks ready to be shown."""

    it: ReadLesson
    starts: time | None
    ends: time | None
    room: str
    absence: AttendanceCode | None
    marks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day of the week; ``when`` is past, today or coming."""

    day: date
    when: str
    specials: tuple[SpecialDay, ...]
    lessons: tuple[LessonShown, ...]
    loose: tuple[GivenTask, ...]

    @property
    def free(self) -> bool:
        """True when the day's lessons do not take place."""
        return any(special.free for special in self.specials)

    @property
    def empty(self) -> bool:
        """True when the day says nothing at all."""
        return not (self.lessons or self.loose or self.specials)


@dataclass(frozen=True, slots=True)
class WeekShown:
    """A week with the Mondays beside it, None where the child's school years end."""

    first: date
    last: date
    days: tuple[DayShown, ...]
    before: date | None
    after: date | None


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def natural_day(year: ClassYear | None, today: date) -> date:
    """The day whose week opens by itself: today's, on Sunday the coming one's, out of the school
    year its nearest day.
    """
    if year is None:
        return today
    day = today + timedelta(days=1) if today.isoweekday() == 7 else today
    return max(year.first, min(day, year.last, year.year.last))


def week_shown(
    student: int, year: ClassYear | None, years: tuple[ClassYear, ...], day: date, today: date,
    *, weighted: bool,
) -> WeekShown:  # fmt: skip
    """The week of a day; a week outside the child's school years is empty."""
    first = monday(day)
    last = first + WEEK
    days = _days(student, year, first, today, weighted=weighted)
    return WeekShown(
        first, last, tuple(one for one in days if one.day.isoweekday() < SATURDAY or not one.empty),
        first - timedelta(days=7) if any(one.first < first for one in years) else None,
        first + timedelta(days=7) if any(one.year.last > last for one in years) else None,
    )  # fmt: skip


def _days(
    student: int, year: ClassYear | None, first: date, today: date, *, weighted: bool
) -> list[DayShown]:
    week = [first + timedelta(days=step) for step in range(7)]
    if year is None:
        return [DayShown(day, _when(day, today), (), (), ()) for day in week]
    found, bells = student_days(student, week[0], week[-1]), bells_of_days(week)
    special = special_days(year.school_class, year.grade, week[0], week[-1])
    return [
        DayShown(
            day, _when(day, today), special.get(day, ()),
            _lessons(found.lessons.get(day, ()), bells[day].times(year.grade, year.shift),
                     weighted=weighted),
            found.loose.get(day, ()),
        )
        for day in week
    ]  # fmt: skip


def _lessons(
    lessons: tuple[ReadLesson, ...], times: Times, *, weighted: bool
) -> tuple[LessonShown, ...]:
    found = []
    for lesson in lessons:
        starts, ends = times.get(lesson.number, (None, None))
        marks = tuple(shown(mark, weighted=weighted) for mark in lesson.marks)
        absence = CODES.get(lesson.absence)
        found.append(LessonShown(lesson, starts, ends, _room(lesson.room), absence, marks))
    return tuple(found)


def _room(name: str) -> str:
    """«каб. 12» for a number; a room with a name of its own («Спортивный зал») as it is."""
    return _("room %(room)s") % {"room": name} if name[:1].isdigit() else name


def _when(day: date, today: date) -> str:
    if day == today:
        return "today"
    return "past" if day < today else "coming"
