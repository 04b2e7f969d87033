"""The facts of a village school by what they hang on, for its tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from parta.demo.rules.facts import Assignment, Held, MarkSet
from parta.demo.rules.shapes import Course, Lesson
from parta.demo.rules.village import VillageSchool

T = TypeVar("T")


@dataclass
class Register:
    """The school's facts by what they hang on."""

    school: VillageSchool

    def __post_init__(self) -> None:
        self.lessons = {x.key: x for x in self.school.lessons}
        self.courses = {c.key: c for c in self.school.courses}
        self.classes = {c.key: c for c in self.school.classes}
        self.assignments = {a.key: a for a in self.of(Assignment)}
        self.held = {f.lesson: f for f in self.of(Held)}

    def of(self, kind: type[T]) -> list[T]:
        return [fact for fact in self.school.facts if isinstance(fact, kind)]

    def lesson_of(self, mark: MarkSet) -> Lesson:
        return self.lessons[self.assignments[mark.assignment].lesson]

    def course_of(self, lesson: Lesson) -> Course:
        return self.courses[lesson.course]

    def rosters(self) -> dict[tuple[str, date], set[str]]:
        days = {x.day for x in self.school.lessons if x.day <= self.school.today}
        found: dict[tuple[str, date], set[str]] = {}
        for m in self.school.memberships:
            for day in days:
                if m.first <= day <= m.last:
                    found.setdefault((m.group, day), set()).add(m.student)
        return found
