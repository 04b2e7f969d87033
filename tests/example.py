"""A named cast for tests of any room: class 5А, its teachers, families and one lesson.

All people are invented. Every row is made through the ledger, so verification passes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parta.journal.access import LessonFacts
from parta.journal.actions import marks
from parta.journal.models import Mark
from parta.ledger.rules import TEACHER, Actor
from parta.people.models import Account, Guardianship, Person, Student
from parta.people.recorded import GUARDIANSHIP
from parta.school.models import Course, Group, SchoolClass
from tests.journal.builder import FIRST, NOW, Builder

LESSON_DAY = date(2026, 11, 12)


@dataclass(frozen=True)
class Cast:
    """Вера Ивановна teaches algebra in 5А: Асель and Тимур have marks, Миша has none."""

    school: Builder
    vera: Person
    vera_account: Account
    marina: Person
    class5: SchoolClass
    group5: Group
    asel: Student
    timur: Student
    misha: Student
    algebra: Course
    lesson: LessonFacts
    asel_mark: Mark
    timur_mark: Mark

    @property
    def by_vera(self) -> Actor:
        """Вера Ивановна acting as a teacher at ``NOW``."""
        return Actor(at=NOW, role=TEACHER, account=self.vera_account.pk, person=self.vera.pk)

    def mark(self, student: Student, value: str, **more: str) -> Mark:
        """A mark of the lesson, set by Вера Ивановна."""
        return marks.set_mark(
            by=self.by_vera, lesson=self.lesson, student=student.pk, value=value,
            comment=more.get("comment"),
        )  # fmt: skip


def cast() -> Cast:
    """Build the cast in an empty, migrated database."""
    school = Builder()
    vera = school.person("Шульц Вера Ивановна")
    account = school.account(vera)
    marina = school.person("Ковалёва Марина Олеговна")
    class5 = school.school_class(5, "А")
    group5 = Group.objects.get(school_class=class5)
    asel = school.student("Нурланова Асель", group5)
    timur = school.student("Ковалёв Тимур Андреевич", group5)
    misha = school.student("Шульц Михаил Петрович", group5)
    for child in (timur, misha):
        tie = Guardianship(guardian=marina, student=child, relation="mother", first=FIRST)
        school.add(GUARDIANSHIP, tie)
    algebra = school.course(school.subject("Алгебра"), group5, vera)
    lesson = school.lesson(algebra, LESSON_DAY, 3)
    by = Actor(at=NOW, role=TEACHER, account=account.pk, person=vera.pk)
    first = marks.set_mark(by=by, lesson=lesson, student=asel.pk, value="3", comment="Ошибка")
    second = marks.set_mark(by=by, lesson=lesson, student=timur.pk, value="5")
    return Cast(
        school, vera, account, marina, class5, group5, asel, timur, misha, algebra, lesson,
        first, second,
    )  # fmt: skip
