"""Lessons that are not filled: seen only past the deadline, whose they are, by which clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parta.journal.access import LessonFacts
from parta.journal.actions import mark_held, mark_not_held, set_homework, set_topic
from parta.ledger.rules import IMPORT, Actor
from parta.oversight.queries.unfilled import FillingReport, unfilled_lessons
from parta.people.models import Person
from parta.school.models import Bell, BellScheme, BellUse, Course, Group
from parta.school.queries.norms import norms
from parta.school.recorded import BELL, BELL_SCHEME, BELL_USE
from tests.journal.builder import FIRST, NOW, Builder

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Barnaul")
MON, TUE = date(2026, 11, 9), date(2026, 11, 10)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the school's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).astimezone(UTC)


class School:
    """Grade 5 with a teacher of algebra, one lesson a bell: 8:30–9:15."""

    def __init__(self) -> None:
        self.build = Builder()
        self.teacher: Person = self.build.person("Шульц Вера")
        self.build.school_class(5)
        self.course = self.make_course("Алгебра", "5")
        scheme = self.build.add(BELL_SCHEME, BellScheme(name="Обычный день"))
        for number in (1, 2, 3):
            starts = datetime(2026, 1, 1, 7 + number, 30)  # noqa: DTZ001 - a wall clock
            ends = starts + timedelta(minutes=45)
            self.build.add(BELL, Bell(
                scheme=scheme, number=number, starts=starts.time(), ends=ends.time()
            ))  # fmt: skip
        self.build.add(BELL_USE, BellUse(scheme=scheme, first=FIRST))

    def make_course(self, subject: str, group: str, **values: Any) -> Course:
        row = self.build.subject(subject, **values)
        return self.build.course(row, Group.objects.get(name=group), self.teacher)

    def fill(self, lesson: LessonFacts, *parts: str) -> None:
        if "held" in parts:
            mark_held(by=self.build.by, lesson=lesson, teacher=self.teacher.pk)
        if "topic" in parts:
            set_topic(by=self.build.by, lesson=lesson, topic="Дроби")
        if "homework" in parts:
            set_homework(by=self.build.by, lesson=lesson, text="", none=True)

    def report(self, now: datetime, first: date = MON, last: date = TUE) -> FillingReport:
        return unfilled_lessons(first, last, now, ZONE, norms()).report(first, last)

    def lacks(self, now: datetime) -> list[tuple[str, ...]]:
        return [tuple(lack.part for lack in one.lacks) for one in self.report(now).unfilled]


@pytest.fixture
def school() -> School:
    return School()


NEXT_DAY = at(TUE, 0, 0)


def test_an_untouched_lesson_lacks_everything_the_next_day(school: School) -> None:
    school.build.lesson(school.course, MON)
    (one,) = school.report(NEXT_DAY).unfilled
    assert {lack.part: lack.clause for lack in one.lacks} == {
        "held": "R-2.1, P-4.T.a", "topic": "P-4.T.a, R-2.1", "homework": "R-2.3",
    }  # fmt: skip
    assert (one.lesson.group, one.lesson.name.ru) == ("5", "Алгебра")


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        (("held", "topic", "homework"), ()),
        (("held", "topic"), ("homework",)),
        (("topic", "homework"), ("held",)),
        (("held", "homework"), ("topic",)),
    ],
)
def test_what_is_written_is_not_missed(
    school: School, written: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    lesson = school.build.lesson(school.course, MON)
    school.fill(lesson, *written)
    assert school.lacks(NEXT_DAY) == ([missing] if missing else [])


def test_before_the_deadline_the_deputy_sees_a_number_and_no_name(school: School) -> None:
    school.build.lesson(school.course, MON)
    just_ended = school.report(at(MON, 9, 30))
    assert (just_ended.unfilled, just_ended.waiting) == ((), 1)
    assert school.report(at(MON, 9, 0)).waiting == 0


def test_homework_is_due_two_and_a_half_hours_after_the_classs_last_lesson(
    school: School,
) -> None:
    lesson = school.build.lesson(school.course, MON, 1)
    school.fill(lesson, "held", "topic")
    last = school.build.lesson(school.make_course("История", "5"), MON, 3)
    school.fill(last, "held", "topic", "homework")
    assert school.lacks(at(MON, 13, 45)) == []
    assert school.lacks(at(MON, 13, 45) + timedelta(seconds=1)) == [("homework",)]


def test_a_lesson_noted_as_not_held_lacks_nothing(school: School) -> None:
    lesson = school.build.lesson(school.course, MON)
    mark_not_held(by=school.build.by, lesson=lesson, why="cancelled")
    report = school.report(NEXT_DAY)
    assert (report.unfilled, report.lessons) == ((), 0)


def test_grade_one_and_subjects_without_marks_owe_no_homework(school: School) -> None:
    school.build.school_class(1, marks_from=None)
    first = school.build.lesson(school.make_course("Чтение", "1"), MON)
    talk = school.build.lesson(
        school.make_course("Разговоры о важном", "5", marking="none"), MON, 2
    )
    for lesson in (first, talk):
        school.fill(lesson, "held", "topic")
    assert school.lacks(NEXT_DAY) == []


def test_lessons_of_an_import_are_nobodys_debt(school: School) -> None:
    school.build.by = Actor(at=NOW, origin=IMPORT)
    school.build.lesson(school.course, MON)
    school.build.by = replace(school.build.by, origin="e")
    school.build.lesson(school.course, TUE)
    report = school.report(at(TUE, 23, 0) + timedelta(hours=2))
    assert [one.lesson.day for one in report.unfilled] == [TUE]


def test_sums_name_the_teacher_and_the_class_with_the_most_gaps_first(school: School) -> None:
    other = school.build.person("Андреев Пётр")
    school.build.school_class(6)
    history = school.build.course(
        school.build.subject("История"), Group.objects.get(name="6"), other
    )
    for number in (1, 2):
        school.build.lesson(school.course, MON, number)
    school.fill(school.build.lesson(school.course, MON, 3), "held", "topic", "homework")
    school.fill(school.build.lesson(history, MON), "held")
    report = school.report(NEXT_DAY)
    assert [(one.name, one.lessons, one.unfilled, one.parts) for one in report.teachers] == [
        ("Шульц\u00a0В.", 3, 2, (2, 2, 2)),
        ("Андреев\u00a0П.", 1, 1, (0, 1, 1)),
    ]
    assert [(one.name, one.percent) for one in report.groups] == [("5", 33), ("6", 0)]


def test_a_vacancy_is_listed_too(school: School) -> None:
    vacant = school.build.course(school.build.subject("Химия"), Group.objects.get(name="5"), None)
    school.build.lesson(vacant, MON)
    (share,) = school.report(NEXT_DAY).teachers
    assert (share.key, share.name) == ("0", "")


def test_a_report_of_a_part_counts_only_that_part(school: School) -> None:
    for day in (MON, TUE):
        school.build.lesson(school.course, day)
    found = unfilled_lessons(MON, TUE, at(TUE, 23) + timedelta(hours=3), ZONE, norms())
    assert len(found.report(MON, TUE).unfilled) == 2
    assert [one.lesson.day for one in found.report(TUE, TUE).unfilled] == [TUE]
    assert found.report(TUE, TUE).lessons == 1


def test_as_many_queries_for_one_lesson_as_for_thirty(
    school: School, django_assert_num_queries: Callable[..., Any]
) -> None:
    counts = []
    for more in (1, 30):
        for number in range(more):
            school.build.lesson(school.course, MON, number % 3 + 1)
        known = norms()
        with CaptureQueriesContext(connection) as queries:
            unfilled_lessons(MON, TUE, NEXT_DAY, ZONE, known)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
