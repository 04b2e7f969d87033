"""Standings of a page and of a student: gathered from all groups, exact, in few queries."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parta.journal.actions import Work, set_mark
from parta.journal.models import OutsideMark
from parta.journal.recorded import OUTSIDE_MARK
from parta.people.models import Student
from parta.results.actions import set_term_mark
from parta.results.models import YearMark
from parta.results.queries import results_on_page, student_results
from parta.results.recorded import YEAR_MARK
from parta.school.models import Course, Exemption, Group, SchoolClass, Term
from parta.school.queries.calendar import Span
from parta.school.queries.enrolment import class_years
from parta.school.queries.norms import norms
from parta.school.recorded import EXEMPTION
from tests.journal.builder import FIRST, LAST, Builder

pytestmark = pytest.mark.django_db
SEPT_8, SEPT_15, SEPT_22, OCT_6 = (
    date(2026, 9, 8),
    date(2026, 9, 15),
    date(2026, 9, 22),
    date(2026, 10, 6),
)


def span(scheme: str = "quarters", number: int = 1) -> Span:
    row = Term.objects.get(scheme__kind=scheme, number=number)
    return Span(row.pk, row.number, row.name, row.first, row.last)


class English:
    """A class of five divided into two subgroups of English; Дана moves on 15 September."""

    def __init__(self) -> None:
        self.builder = Builder()
        build = self.builder
        self.teachers = [build.person("Иванова Анна"), build.person("Петрова Вера")]
        self.school_class: SchoolClass = build.school_class(5)
        whole = Group.objects.get(name="5")
        self.groups = [build.group(f"5 англ {n}", self.school_class, "subgroup") for n in (1, 2)]
        self.subject = build.subject("Английский язык", name_kk="Ағылшын тілі")
        self.courses: list[Course] = [
            build.course(self.subject, group, teacher)
            for group, teacher in zip(self.groups, self.teachers, strict=True)
        ]
        self.dana: Student = build.student("Касымова Дана", whole)
        build.join(self.dana, self.groups[0], FIRST, date(2026, 9, 14))
        build.join(self.dana, self.groups[1], SEPT_15)
        self.stays: Student = build.student("Ли Артём", whole, self.groups[1])

    def mark(
        self, student: Student, course: int, day: date, value: str, work: Work | None = None
    ) -> None:
        lesson = self.builder.lesson(self.courses[course], day)
        set_mark(by=self.builder.by, lesson=lesson, student=student.pk, value=value, work=work)

    def page(self, course: int, *students: Student) -> Any:
        listed = [student.pk for student in students]
        return results_on_page(
            self.courses[course].pk, self.subject.pk, listed, span(), norms(self.builder.year.pk)
        )


@pytest.fixture
def english() -> English:
    return English()


def test_a_student_who_changed_the_subgroup_keeps_one_average(english: English) -> None:
    english.mark(english.dana, 0, SEPT_8, "5")
    english.mark(english.dana, 1, SEPT_15, "4")
    english.mark(english.dana, 1, SEPT_22, "4")
    found = english.page(1, english.dana, english.stays)
    assert found[english.dana.pk].average.value == Fraction(13, 3)
    assert found[english.dana.pk].formula == "(5 + 4 + 4) : 3 = 4,33"
    assert found[english.stays.pk].average is None
    assert found[english.stays.pk].proposal is None


def test_the_same_average_stands_on_the_page_and_in_the_students_own_results(
    english: English,
) -> None:
    english.mark(english.dana, 0, SEPT_8, "2")
    english.mark(english.dana, 1, SEPT_22, "5")
    (year,) = class_years(english.dana.pk)
    (subject,) = student_results(english.dana.pk, year, norms()).subjects
    term, standing = subject.on(SEPT_22)
    assert term.number == 1
    assert standing == english.page(1, english.dana)[english.dana.pk]


def test_a_mark_of_another_term_or_another_subject_is_left_out(english: English) -> None:
    english.mark(english.dana, 1, date(2026, 11, 10), "2")
    build = english.builder
    maths = build.course(build.subject("Математика"), Group.objects.get(name="5"), None)
    lesson = build.lesson(maths, SEPT_22, 2)
    set_mark(by=build.by, lesson=lesson, student=english.dana.pk, value="2")
    english.mark(english.dana, 1, SEPT_22, "5")
    assert english.page(1, english.dana)[english.dana.pk].shown == "5,00"


def test_a_re_mark_replaces_and_the_control_work_is_counted(english: English) -> None:
    work = Work("К", 1, 1, 1)
    english.mark(english.dana, 1, SEPT_22, "3", work)
    lesson = english.builder.lesson(english.courses[1], OCT_6)
    for attempt, value in ((1, "2"), (2, "4")):
        set_mark(
            by=english.builder.by, lesson=lesson, student=english.dana.pk, value=value,
            work=Work("О", 1, 1, attempt),
        )  # fmt: skip
    standing = english.page(1, english.dana)[english.dana.pk]
    assert standing.average.value == Fraction(7, 2)
    assert (standing.filling.have, standing.filling.norm, standing.filling.control) == (2, 5, 1)


def test_marks_of_another_school_count_and_name_their_paper(english: English) -> None:
    english.builder.add(OUTSIDE_MARK, OutsideMark(
        student=english.dana, subject=english.subject, day=SEPT_8, value="3", work="Диктант",
        source="ведомость школы № 2",
    ))  # fmt: skip
    english.mark(english.dana, 1, SEPT_22, "4")
    standing = english.page(1, english.dana)[english.dana.pk]
    assert standing.shown == "3,50"
    assert standing.proposal == 4
    assert standing.marks[0].source == "ведомость школы № 2"


def test_term_mark_and_exemption_stand_beside_the_average(english: English) -> None:
    english.mark(english.dana, 1, SEPT_22, "4")
    set_term_mark(
        by=english.builder.by, student=english.dana.pk, subject=english.subject.pk,
        term=span().id, value="4",
    )  # fmt: skip
    english.builder.add(
        EXEMPTION, Exemption(student=english.stays, subject=english.subject, first=SEPT_8)
    )
    found = english.page(1, english.dana, english.stays)
    assert (found[english.dana.pk].value, found[english.dana.pk].exempt) == ("4", False)
    assert (found[english.stays.pk].value, found[english.stays.pk].exempt) == ("", True)
    assert found[english.dana.pk].entry > 0


def test_a_page_asks_as_often_for_one_student_as_for_thirty(
    english: English, django_assert_num_queries: Any
) -> None:
    build, whole = english.builder, Group.objects.get(name="5")
    many = [build.student(f"Ученик Номер{n}", whole, english.groups[1]) for n in range(30)]
    for student in many:
        english.mark(student, 1, SEPT_22, "4")
    known, term = norms(), span()
    for students in ([english.dana.pk], [student.pk for student in many]):
        with django_assert_num_queries(5):
            results_on_page(english.courses[1].pk, english.subject.pk, students, term, known)


def test_a_half_year_course_in_a_quarter_class_keeps_its_own_terms(english: English) -> None:
    build = english.builder
    music = build.subject("Музыка")
    course = build.course(music, Group.objects.get(name="5"), None, scheme=build.scheme("halves"))
    lesson = build.lesson(course, date(2026, 11, 12))
    set_mark(by=build.by, lesson=lesson, student=english.dana.pk, value="5")
    (year,) = class_years(english.dana.pk)
    results = student_results(english.dana.pk, year, norms())
    by_name = {subject.name.ru: subject for subject in results.subjects}
    assert [term.name for term in results.terms][:2] == ["I четверть", "II четверть"]
    assert [term.name for term, _ in by_name["Музыка"].terms] == ["1 полугодие", "2 полугодие"]
    term, standing = by_name["Музыка"].on(SEPT_8)
    assert (term.name, standing.shown) == ("1 полугодие", "5,00")


def test_a_students_results_ask_as_often_for_one_subject_as_for_fifteen(english: English) -> None:
    build, whole = english.builder, Group.objects.get(name="5")
    (year,) = class_years(english.dana.pk)
    known, counts = norms(), []
    for more in (0, 15):
        for number in range(more):
            course = build.course(build.subject(f"Предмет {number}"), whole, None)
            lesson = build.lesson(course, SEPT_22, 3)
            set_mark(by=build.by, lesson=lesson, student=english.dana.pk, value="4")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            student_results(english.dana.pk, year, known)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_another_students_groups_never_leak_into_ones_own_subjects(english: English) -> None:
    build = english.builder
    build.school_class(6)
    other = build.student("Чужой Пётр", Group.objects.get(name="6"))
    history = build.course(build.subject("История"), Group.objects.get(name="6"), None)
    lesson = build.lesson(history, SEPT_22)
    set_mark(by=build.by, lesson=lesson, student=other.pk, value="3")
    (year,) = class_years(english.dana.pk)
    found = student_results(english.dana.pk, year, norms()).subjects
    assert [subject.name.ru for subject in found] == ["Английский язык"]


def test_year_marks_stand_with_their_subject(english: English) -> None:
    english.builder.add(YEAR_MARK, YearMark(
        student=english.dana, subject=english.subject, year=english.builder.year, kind="year",
        value="5", entered_at=english.builder.by.at,
    ))  # fmt: skip
    (year,) = class_years(english.dana.pk)
    (subject,) = student_results(english.dana.pk, year, norms()).subjects
    assert subject.year == {"year": "5"}
    assert year.year.last == LAST
