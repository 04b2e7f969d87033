"""Two teachers who share a course, with browsers that send operations."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from parta.journal.access import LessonFacts
from parta.journal.actions.operations import Sender
from parta.ledger.rules import TEACHER, Actor
from parta.people.models import Person
from parta.school.models import Group
from tests.journal.builder import FIRST, LAST, NOW, Builder


@dataclass(frozen=True)
class Looker:
    """A teacher as access sees them."""

    person: int
    roles: frozenset[str] = frozenset(TEACHER)
    classes: tuple[int, ...] = ()
    today: date = date(2026, 11, 12)


@dataclass(frozen=True)
class Teachers:
    """A lesson of two teachers' course, three students, and the teachers' accounts."""

    lesson: LessonFacts
    students: dict[str, int]
    people: dict[str, tuple[Person, int]]

    @classmethod
    def make(cls) -> Teachers:
        """Build them in an empty, migrated database."""
        school = Builder()
        vera, boris = school.person("Шульц Вера Ивановна"), school.person("Титов Борис Олегович")
        people = {
            "vera": (vera, school.account(vera).pk),
            "boris": (boris, school.account(boris).pk),
        }
        school.school_class(5, "А")
        group = Group.objects.get(name="5А")
        names = {"Асель": "Нурланова Асель", "Тимур": "Ковалёв Тимур", "Миша": "Шульц Михаил"}
        students = {short: school.student(name, group).pk for short, name in names.items()}
        course = school.course(school.subject("Алгебра"), group, vera)
        school.teach(course, boris, FIRST, LAST)
        return cls(school.lesson(course, date(2026, 11, 12), 3), students, people)

    def sender(self, who: str, device: int = 1) -> Sender:
        """The teacher at one of their browsers."""
        person, account = self.people[who]
        by = Actor(at=NOW, role=TEACHER, account=account, person=person.pk)
        return Sender(Looker(person.pk), by, uuid.UUID(int=account * 1000 + device))
