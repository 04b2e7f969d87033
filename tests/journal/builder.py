"""A small school for the journal's tests, built row by row through the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from parta.journal.access import LessonFacts, lesson_facts
from parta.journal.actions.directories import add_default_types
from parta.journal.models import Lesson, Meeting
from parta.journal.recorded import LESSON, MEETING
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.names import sort_key
from parta.lib.writing import writing
from parta.people.models import Account, Person, Student
from parta.people.recorded import ACCOUNT, PERSON, STUDENT
from parta.school.actions import Calendar, found_school, open_year
from parta.school.models import (
    Course,
    CourseTeacher,
    Group,
    Membership,
    SchoolClass,
    SchoolYear,
    Subject,
    TermScheme,
)
from parta.school.recorded import (
    CLASS,
    COURSE,
    COURSE_TEACHER,
    GROUP,
    MEMBERSHIP,
    SUBJECT,
)

NOW = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 9, 1), date(2027, 5, 26)
QUARTERS = (
    ("I четверть", date(2026, 9, 1), date(2026, 10, 25)),
    ("II четверть", date(2026, 11, 5), date(2026, 12, 27)),
    ("III четверть", date(2027, 1, 11), date(2027, 3, 21)),
    ("IV четверть", date(2027, 4, 1), date(2027, 5, 26)),
)
HALVES = (
    ("1 полугодие", date(2026, 9, 1), date(2026, 12, 27)),
    ("2 полугодие", date(2027, 1, 11), date(2027, 5, 26)),
)


@dataclass
class Builder:
    """Adds people, classes and lessons; every row has its ledger entry."""

    by: Actor = field(default_factory=lambda: Actor(at=NOW))

    def __post_init__(self) -> None:
        calendar = Calendar(
            "2026/2027",
            FIRST,
            LAST,
            {"quarters": ("четверти", QUARTERS), "halves": ("полугодия", HALVES)},
        )
        found_school(by=self.by, name="Школа села Ключи")
        self.year: SchoolYear = open_year(by=self.by, calendar=calendar)
        add_default_types(by=self.by)

    def scheme(self, kind: str) -> TermScheme:
        """The year's term scheme of a kind."""
        return TermScheme.objects.get(year=self.year, kind=kind)

    def add(self, spec: Any, row: Any) -> Any:
        """Insert any row with its entry."""
        with writing():
            return ledger.create(self.by, spec, row)

    def person(self, name: str) -> Person:
        """A person of «Фамилия Имя [Отчество]»."""
        parts = [*name.split(), ""][:3]
        person = Person(family_name=parts[0], given_name=parts[1], patronymic=parts[2])
        person.sort_key = sort_key(*parts)
        row: Person = self.add(PERSON, person)
        return row

    def account(self, person: Person) -> Account:
        """An account that nobody can sign in to."""
        row: Account = self.add(ACCOUNT, Account(person=person, login=f"p{person.pk}"))
        return row

    def school_class(
        self, grade: int, letter: str = "", marks_from: date | None = FIRST
    ) -> SchoolClass:
        """A class with its group."""
        scheme = self.scheme("halves" if grade > 9 else "quarters")
        row: SchoolClass = self.add(
            CLASS,
            SchoolClass(
                year=self.year, grade=grade, letter=letter, scheme=scheme, marks_from=marks_from
            ),
        )
        self.group(f"{grade}{letter}", row, "class")
        return row

    def group(self, name: str, school_class: SchoolClass | None, kind: str) -> Group:
        """A group; of kind «class» it is the class itself."""
        row: Group = self.add(
            GROUP, Group(year=self.year, school_class=school_class, kind=kind, name=name)
        )
        return row

    def student(self, name: str, *groups: Group, first: date = FIRST) -> Student:
        """A student who belongs to the groups from ``first``."""
        row: Student = self.add(STUDENT, Student(person=self.person(name)))
        for group in groups:
            self.join(row, group, first)
        return row

    def join(
        self, student: Student, group: Group, first: date, last: date | None = None
    ) -> Membership:
        """A membership; open-ended without ``last``."""
        member = Membership(student=student, group=group, first=first)
        if last is not None:
            member.last = last
        row: Membership = self.add(MEMBERSHIP, member)
        return row

    def subject(self, name: str, **values: Any) -> Subject:
        """A subject."""
        row: Subject = self.add(SUBJECT, Subject(name_ru=name, short_ru=name[:30], **values))
        return row

    def course(
        self, subject: Subject, group: Group, teacher: Person | None, **values: Any
    ) -> Course:
        """A course with one teacher for the whole year."""
        row: Course = self.add(COURSE, Course(subject=subject, group=group, **values))
        self.teach(row, teacher, FIRST, LAST)
        return row

    def teach(self, course: Course, teacher: Person | None, first: date, last: date) -> None:
        """Give a course a teacher from a day to a day; None is a vacancy."""
        hours = Decimal(2)
        self.add(
            COURSE_TEACHER,
            CourseTeacher(course=course, teacher=teacher, hours=hours, first=first, last=last),
        )

    def meeting(self, day: date, number: int, teacher: Person | None) -> Meeting:
        """A meeting of a teacher."""
        row: Meeting = self.add(
            MEETING, Meeting(date=day, number=number, planned=teacher, actual=teacher)
        )
        return row

    def lesson(
        self, course: Course, day: date, number: int = 1, meeting: Meeting | None = None
    ) -> LessonFacts:
        """A lesson of a course, in a meeting of its teacher."""
        teacher = CourseTeacher.objects.filter(course=course, first__lte=day, last__gte=day).first()
        place = meeting or self.meeting(day, number, teacher.teacher if teacher else None)
        row: Lesson = self.add(LESSON, Lesson(meeting=place, course=course))
        facts = lesson_facts(row.pk)
        assert facts is not None
        return facts
