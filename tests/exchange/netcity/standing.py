"""A class that teachers keep already, for the tests of importing into it."""

from __future__ import annotations

from datetime import date
from typing import Any

from parta.exchange.netcity.rules import NetcityReport
from parta.journal.access import LessonFacts
from parta.journal.actions import Work, set_absence, set_mark
from parta.journal.models import Mark
from parta.school.models import Group
from tests.exchange.netcity.importing import cells, report
from tests.exchange.netcity.pages import Calendar
from tests.journal.builder import Builder

AUTUMN: Calendar = (("Ноябрь", (10, 12, 12, 13, 16)),)
NAMES = ("Абаева Дана", "Белов Пётр Ильич")
NOV_12 = date(2026, 11, 12)


class Standing:
    """Class 8Б of 2026/2027 with two pupils, algebra, and one lesson on 12 November."""

    def __init__(self) -> None:
        self.build = Builder()
        self.teacher = self.build.person("Шульц Вера Ивановна")
        self.own = self.build.school_class(8, "Б")
        self.group = Group.objects.get(school_class=self.own)
        self.students = [self.build.student(name, self.group) for name in NAMES]
        self.algebra = self.build.subject("Алгебра")
        self.course = self.build.course(self.algebra, self.group, self.teacher)
        self.lesson: LessonFacts = self.build.lesson(self.course, NOV_12, 3)

    def mark(self, value: str, student: int = 0, **work: Any) -> Mark:
        """A mark by the teacher's hand."""
        return set_mark(
            by=self.build.by, lesson=self.lesson, student=self.students[student].pk, value=value,
            work=Work(**work),
        )  # fmt: skip

    def absent(self, code: str) -> None:
        """An absence by the teacher's hand."""
        pupil = self.students[0].pk
        set_absence(by=self.build.by, lesson=self.lesson, student=pupil, code=code)


def autumn(*values: Any, name: str = NAMES[0], subject: str = "Алгебра") -> NetcityReport:
    """One pupil's row: the second column is the first lesson of 12 November."""
    return of({name: {subject: cells(*values)}})


def of(rows: dict[str, dict[str, Any]]) -> NetcityReport:
    facts = {"year": "2026/2027", "period": "с 05.11.26 по 27.12.26"}
    return report(rows, AUTUMN, **facts)
