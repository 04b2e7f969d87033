"""What stands beside the marks of a lesson: topic, homework, works, held or not, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from django.utils.translation import gettext as _

from parta.journal.queries.day import (
    DayLesson,
    DayMeeting,
    Parallel,
    last_tasks,
    next_days,
    not_held_reasons,
    parallels,
)
from parta.journal.queries.lesson_days import Placed, lesson_days
from parta.journal.queries.sheets import Column, Sheet, Task, WorkPart, sheets_of_lessons
from parta.journal.rules.deadlines import LessonDay, current_mark, written_mark
from parta.journal.rules.filling import (
    HELD,
    HOMEWORK,
    TOPIC,
    Filling,
    Lack,
    LessonFill,
    lesson_filling,
)
from parta.journal.rules.tasks import next_task
from parta.lib.clock import milliseconds
from parta.school.rules import Norms

GRADE_WITHOUT_HOMEWORK = 1


@dataclass(frozen=True, slots=True)
class Moment:
    """When and for whom panels are made: the aware moment, the school's zone, its norms."""

    now: datetime
    zone: tzinfo
    norms: Norms
    person: int

    @property
    def today(self) -> date:
        """The school's date."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Lacking:
    """A missing part of a lesson in words, with its clause."""

    part: str
    words: str
    when: str
    clause: str
    late: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One lesson of one course as the desk shows and changes it.

    ``again`` and ``onward`` are the course's last homework and the one after it; ``due`` is the
    day for which homework is or would be set.
    """

    about: DayLesson
    column: Column
    sheet: Sheet
    day: LessonDay
    filling: Filling
    task: Task | None
    again: str
    onward: str
    due: date | None
    parallels: tuple[Parallel, ...]
    write: bool
    norms: Norms

    @property
    def lacking(self) -> list[Lacking]:
        """What is missing, in words."""
        return [
            Lacking(
                lack.part, _WORDS[lack.part](), self._when(lack), lack.deadline.clause, lack.late
            )
            for lack in self.filling.lacks
        ]

    def _when(self, lack: Lack) -> str:
        """The hour of a deadline, with its date unless that is the lesson's own."""
        at = lack.deadline.at.astimezone(self.day.zone)
        return f"{at:%H:%M}" if at.date() == self.day.day else f"{at:%d.%m %H:%M}"

    @property
    def late(self) -> str:
        """The moments after which an ordinary and a written mark are late, milliseconds UTC."""
        marks = current_mark(self.day, self.norms), written_mark(self.day, self.norms)
        return ",".join(str(milliseconds(mark.at)) for mark in marks)

    @property
    def works(self) -> tuple[WorkPart, ...]:
        """The assignments of the lesson, each once."""
        found = {(work.type, work.number): work for work in reversed(self.column.works)}
        return tuple(reversed(found.values()))

    @property
    def not_held(self) -> str:
        """Why the lesson was not held, in words."""
        return dict(not_held_reasons()).get(self.column.not_held, "")


_WORDS = {
    HELD: lambda: _("To say: held"),
    TOPIC: lambda: _("To write: topic"),
    HOMEWORK: lambda: _("To set: homework"),
}


def panels_of(
    meetings: Iterable[DayMeeting], moment: Moment, *, write: bool = True
) -> dict[int, Panel]:
    """The panels of all lessons of some meetings of one day, by lesson."""
    listed = list(meetings)
    if not listed:
        return {}
    lessons = [(meeting, one) for meeting in listed for one in meeting.lessons]
    day = listed[0].date
    sheets = sheets_of_lessons([one.lesson for _meeting, one in lessons], day)
    courses = {one.course for _meeting, one in lessons}
    given = _Given(
        last_tasks(courses, day),
        next_days(courses, day),
        parallels(moment.person, [one for _meeting, one in lessons], day) if write else {},
        lesson_days([_placed(meeting, one) for meeting, one in lessons], moment.zone),
    )
    return {
        one.lesson: _panel(meeting, one, sheets[one.course], given, moment, write)
        for meeting, one in lessons
    }


@dataclass(frozen=True, slots=True)
class _Given:
    last: dict[int, Task]
    next: dict[int, date]
    parallels: dict[int, list[Parallel]]
    days: dict[int, LessonDay]


def _placed(meeting: DayMeeting, one: DayLesson) -> Placed:
    return Placed(one.lesson, meeting.date, meeting.number, one.school_class, one.grade, one.shift)


def _panel(
    meeting: DayMeeting, one: DayLesson, sheet: Sheet, given: _Given, moment: Moment, write: bool
) -> Panel:
    column = next(column for column in sheet.columns if column.lesson == one.lesson)
    task = column.tasks[0] if column.tasks else None
    last = given.last.get(one.course)
    again = last.text if last else ""
    day = given.days[one.lesson]
    return Panel(
        about=one,
        column=column,
        sheet=sheet,
        day=day,
        filling=lesson_filling(_fill(meeting, one, column, moment), day, moment.norms, moment.now),
        task=task,
        again=again,
        onward=next_task(again),
        due=task.due if task and task.due else given.next.get(one.course),
        parallels=tuple(given.parallels.get(one.lesson, ())),
        write=write,
        norms=moment.norms,
    )


def _fill(meeting: DayMeeting, one: DayLesson, column: Column, moment: Moment) -> LessonFill:
    return LessonFill(
        begun=has_begun(meeting, moment),
        held=bool(column.held),
        not_held=bool(column.not_held),
        topic=bool(column.topic),
        homework=bool(column.tasks),
        asks_homework=asks_homework(one),
    )


def asks_homework(one: DayLesson) -> bool:
    """False in grade 1 and in subjects without marks: there silence is no gap."""
    return one.grade != GRADE_WITHOUT_HOMEWORK and one.scale != "none"


def has_begun(meeting: DayMeeting, moment: Moment) -> bool:
    """True from the lesson's bell on; without bells from the beginning of its day."""
    here = moment.now.astimezone(moment.zone)
    if meeting.date != here.date():
        return meeting.date < here.date()
    return meeting.starts is None or meeting.starts <= here.time()


def present(meetings: Iterable[DayMeeting], moment: Moment) -> int:
    """The meeting that goes on now or comes next today, else the day's last; 0 without any."""
    here = moment.now.astimezone(moment.zone).time()
    listed = list(meetings)
    coming = [one for one in listed if one.ends is None or one.ends >= here]
    chosen: Any = coming[0] if coming else (listed[-1] if listed else None)
    return chosen.meeting if chosen is not None else 0
