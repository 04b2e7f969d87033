"""Late entries: each kind by its own clause, typed late or waiting, never an import's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parta.journal.access import LessonFacts
from parta.journal.actions import (
    Work,
    mark_held,
    set_absence,
    set_homework,
    set_mark,
    set_topic,
)
from parta.journal.models import Outage
from parta.journal.recorded import OUTAGE
from parta.ledger.rules import DEMO, IMPORT, OFFLINE, Actor
from parta.oversight.queries.late import LateReport, late_entries
from parta.oversight.rules import Delay
from parta.school.models import Group
from parta.school.queries.norms import norms
from tests.journal.builder import Builder

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Barnaul")
MON, TUE, FRI = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 13)


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment on the school's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


class School:
    """Grade 5, algebra, a lesson on Monday."""

    def __init__(self) -> None:
        self.build = Builder()
        self.teacher = self.build.person("Шульц Вера")
        self.build.school_class(5)
        group = Group.objects.get(name="5")
        self.students = [self.build.student(f"Ученик Номер{n}", group) for n in range(3)]
        self.course = self.build.course(self.build.subject("Алгебра"), group, self.teacher)
        self.lesson: LessonFacts = self.build.lesson(self.course, MON)

    def by(self, moment: datetime, **more: Any) -> Actor:
        return replace(self.build.by, at=moment, **more)

    def mark(self, moment: datetime, kind: str = "О", student: int = 0, **more: Any) -> None:
        set_mark(
            by=self.by(moment, **more), lesson=self.lesson, student=self.students[student].pk,
            value="4", work=Work(kind),
        )  # fmt: skip

    def report(self) -> LateReport:
        return late_entries(MON, FRI, ZONE, norms())

    def figures(self) -> dict[str, tuple[int, int, int]]:
        """(entries, late, waiting) by kind, of the kinds that have any."""
        return {
            one.kind: (one.entries, one.late, one.waiting)
            for one in self.report().kinds
            if one.entries
        }


@pytest.fixture
def school() -> School:
    return School()


def test_a_current_mark_is_in_time_at_sixteen_and_late_a_second_after(school: School) -> None:
    school.mark(at(MON, 16))
    assert school.figures() == {"mark": (1, 0, 0)}
    school.mark(at(MON, 16, 0, 1), student=1)
    assert school.figures() == {"mark": (2, 1, 0)}
    (row,) = school.report().rows
    assert (row.deadline.clause, row.delay) == ("P-3.T.2, P-4.T.a", Delay(0, 0, 1))


def test_a_written_work_has_three_working_days_of_the_schools_own(school: School) -> None:
    for day in (TUE, date(2026, 11, 11), date(2026, 11, 12), FRI):
        school.build.lesson(school.course, day)
    school.mark(at(date(2026, 11, 12), 23, 59), "К")
    assert school.figures() == {"written": (1, 0, 0)}
    school.mark(at(FRI, 0, 1), "К", student=1)
    assert school.figures() == {"written": (2, 1, 0)}
    assert school.report().rows[0].deadline.clause == "P-4.T.d3"


def test_held_absence_topic_and_homework_each_stand_under_their_kind(school: School) -> None:
    late = school.by(at(TUE, 9))
    mark_held(by=late, lesson=school.lesson, teacher=school.teacher.pk)
    set_absence(by=late, lesson=school.lesson, student=school.students[0].pk, code="N")
    set_topic(by=late, lesson=school.lesson, topic="Дроби")
    set_homework(by=late, lesson=school.lesson, text="§ 12", due=FRI)
    assert school.figures() == dict.fromkeys(("held", "absence", "topic", "homework"), (1, 1, 0))
    assert {row.kind for row in school.report().rows} == {"held", "absence", "topic", "homework"}


def test_a_topic_written_in_time_and_mended_later_is_not_late(school: School) -> None:
    set_topic(by=school.by(at(MON, 12)), lesson=school.lesson, topic="Дроби")
    set_topic(by=school.by(at(FRI, 12)), lesson=school.lesson, topic="Дроби и проценты")
    assert school.figures() == {"topic": (1, 0, 0)}


def test_an_absence_whose_reason_came_later_is_not_late(school: School) -> None:
    student = school.students[0].pk
    set_absence(by=school.by(at(MON, 12)), lesson=school.lesson, student=student, code="N")
    set_absence(by=school.by(at(FRI, 12)), lesson=school.lesson, student=student, code="B")
    assert school.figures() == {"absence": (1, 0, 0)}


def test_what_was_imported_is_nobodys_lateness(school: School) -> None:
    school.mark(at(FRI, 12), origin=IMPORT)
    assert school.figures() == {"mark": (1, 0, 0)}
    assert school.report().rows == ()


def test_the_invented_teachers_of_a_demo_school_are_late_like_real_ones(school: School) -> None:
    school.mark(at(FRI, 12), origin=DEMO)
    assert school.figures() == {"mark": (1, 1, 0)}


def test_what_waited_for_a_connection_is_neither_late_nor_timely(school: School) -> None:
    waited = int(timedelta(hours=8).total_seconds())
    school.mark(at(MON, 20), origin=OFFLINE, waited=waited)
    assert school.figures() == {"mark": (1, 0, 1)}
    assert school.report().rows[0].waiting
    school.mark(at(TUE, 20), origin=OFFLINE, waited=waited, student=1)
    assert school.figures() == {"mark": (2, 1, 1)}


def test_an_outage_on_record_excuses_what_was_typed_through_it(school: School) -> None:
    school.mark(at(MON, 20), origin=OFFLINE, waited=8 * 3600)
    school.build.add(OUTAGE, Outage(began=at(MON, 11), ended=at(MON, 19)))
    assert school.figures() == {"mark": (1, 0, 0)}


def test_work_owed_is_no_entry_to_be_late_with(school: School) -> None:
    set_mark(
        by=school.by(at(FRI, 12)), lesson=school.lesson, student=school.students[0].pk, value="."
    )
    assert school.figures() == {}


def test_a_lesson_outside_the_interval_is_left_out(school: School) -> None:
    school.mark(at(FRI, 12))
    assert late_entries(TUE, FRI, ZONE, norms()).rows == ()


def test_as_many_queries_for_one_entry_as_for_thirty(school: School) -> None:
    counts = []
    for more in (1, 30):
        for number in range(more):
            lesson = school.build.lesson(school.course, TUE, number % 6 + 1)
            set_homework(by=school.by(at(FRI, 9)), lesson=lesson, text="§ 12", due=FRI)
            school.lesson = lesson
            school.mark(at(FRI, 12))
        known = norms()
        with CaptureQueriesContext(connection) as queries:
            late_entries(MON, FRI, ZONE, known)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 13
