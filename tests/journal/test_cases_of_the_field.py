"""The hardest cases of a school, row by row (docs/decisions/0001)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from parta.journal.access import lesson_facts
from parta.journal.actions import (
    Work,
    add_lesson,
    mark_held,
    mark_not_held,
    set_absence,
    set_mark,
    substitute,
)
from parta.journal.models import AssignmentPart, Held, Lesson, Mark, Meeting
from parta.journal.queries.sheets import sheets_of_term
from parta.lib.errors import Refused
from parta.school.models import Course, CourseTeacher, Group
from parta.school.queries.calendar import scheme_of_course, terms_of_scheme
from tests.journal.builder import FIRST, LAST, Builder

pytestmark = pytest.mark.django_db
NOV_12, NOV_19, DEC_1, DEC_3 = (
    date(2026, 11, 12),
    date(2026, 11, 19),
    date(2026, 12, 1),
    date(2026, 12, 3),
)


@pytest.fixture
def school() -> Builder:
    return Builder()


def group_of(name: str) -> Group:
    return Group.objects.get(name=name)


def test_a_combined_class_is_one_meeting_with_a_lesson_for_each_class(school: Builder) -> None:
    teacher = school.person("Ахметова Айгуль")
    maths = school.subject("Математика")
    for grade in (2, 4):
        school.school_class(grade)
    courses = [school.course(maths, group_of(name), teacher) for name in ("2", "4")]
    meeting = school.meeting(NOV_12, 1, teacher)
    lessons = [school.lesson(course, NOV_12, 1, meeting) for course in courses]
    for lesson in lessons:
        mark_held(by=school.by, lesson=lesson, teacher=teacher.pk)
    assert Meeting.objects.filter(actual=teacher, date=NOV_12).count() == 1
    assert Held.objects.count() == 2


def test_marks_follow_a_student_who_changes_subgroup_and_never_leave_their_dates(
    school: Builder,
) -> None:
    teacher = school.person("Вебер Инна Карловна")
    fifth = school.school_class(5)
    english = school.subject("Английский язык")
    groups = [school.group(name, fifth, "subgroup") for name in ("5, 1 группа", "5, 2 группа")]
    courses = [school.course(english, group, teacher) for group in groups]
    student = school.student("Ким Асель", group_of("5"))
    school.join(student, groups[0], FIRST, NOV_12)
    school.join(student, groups[1], date(2026, 11, 13))
    before, after = school.lesson(courses[0], NOV_12), school.lesson(courses[1], NOV_19, 2)
    set_mark(by=school.by, lesson=before, student=student.pk, value="5")
    set_mark(by=school.by, lesson=after, student=student.pk, value="4")
    late = school.lesson(courses[0], NOV_19, 3)
    with pytest.raises(Refused) as refusal:
        set_mark(by=school.by, lesson=late, student=student.pk, value="3")
    assert refusal.value.code == "not_member"
    sheets = sheets_of_term([course.pk for course in courses], FIRST, LAST)
    assert [len(sheet.cells) for sheet in sheets.values()] == [1, 1]
    assert sheets[courses[0].pk].students[0].left == NOV_12


def test_a_new_teacher_from_december_leaves_the_course_whole(school: Builder) -> None:
    old, new = school.person("Орлова Нина Петровна"), school.person("Беков Ержан")
    school.school_class(7)
    course = school.course(school.subject("Физика"), group_of("7"), None)
    CourseTeacher.objects.filter(course=course).delete()
    school.teach(course, old, FIRST, date(2026, 11, 30))
    school.teach(course, new, DEC_1, LAST)
    november, december = school.lesson(course, NOV_12), school.lesson(course, DEC_3)
    assert (november.planned, december.planned) == (old.pk, new.pk)
    assert november.course == december.course
    sheet = sheets_of_term([course.pk], FIRST, LAST)[course.pk]
    assert [column.planned for column in sheet.columns] == [old.pk, new.pk]


def test_a_student_who_leaves_and_returns_has_two_spans_and_none_between(school: Builder) -> None:
    teacher = school.person("Орлова Нина Петровна")
    school.school_class(7)
    course = school.course(school.subject("Физика"), group_of("7"), teacher)
    student = school.student("Попов Илья")
    school.join(student, group_of("7"), FIRST, date(2026, 10, 1))
    school.join(student, group_of("7"), NOV_12)
    away = school.lesson(course, date(2026, 10, 8))
    with pytest.raises(Refused):
        set_mark(by=school.by, lesson=away, student=student.pk, value="5")
    back = school.lesson(course, NOV_12, 2)
    set_mark(by=school.by, lesson=back, student=student.pk, value="5")
    listed = sheets_of_term([course.pk], FIRST, LAST)[course.pk].students
    assert [len(row.spans) for row in listed] == [2]
    assert [listed[0].on(day) for day in (FIRST, date(2026, 10, 8), NOV_12)] == [True, False, True]


def test_two_memberships_on_one_day_are_refused_by_the_database(school: Builder) -> None:
    for grade in (7, 8):
        school.school_class(grade)
    student = school.student("Попов Илья", group_of("7"))
    for group in ("7", "8"):
        with pytest.raises(IntegrityError), transaction.atomic():
            school.join(student, group_of(group), DEC_1)


def test_another_subject_is_a_second_lesson_of_the_meeting(school: Builder) -> None:
    absent, present = school.person("Орлова Нина Петровна"), school.person("Беков Ержан")
    school.school_class(7)
    physics = school.course(school.subject("Физика"), group_of("7"), absent)
    history = school.course(school.subject("История"), group_of("7"), present)
    student = school.student("Попов Илья", group_of("7"))
    planned = school.lesson(physics, NOV_12, 3)
    meeting = Meeting.objects.get(pk=planned.meeting)
    substitute(by=school.by, meeting=meeting.pk, substitute=present.pk, kind="other")
    taught = add_lesson(by=school.by, meeting=meeting, course=history.pk)
    mark_not_held(by=school.by, lesson=planned, why="subject")
    facts = lesson_facts(taught.pk)
    assert facts is not None
    set_mark(by=school.by, lesson=facts, student=student.pk, value="4")
    meeting.refresh_from_db()
    assert (meeting.planned, meeting.actual) == (absent, present)
    assert Lesson.objects.get(pk=planned.id).course_id == physics.pk
    again = lesson_facts(planned.id)
    assert again is not None
    with pytest.raises(Refused) as refusal:
        set_mark(by=school.by, lesson=again, student=student.pk, value="4")
    assert refusal.value.code == "not_held"


def test_a_dictation_with_two_parts_and_a_second_attempt_are_three_marks_of_one_work(
    school: Builder,
) -> None:
    teacher = school.person("Орлова Нина Петровна")
    school.school_class(7)
    course = school.course(school.subject("Русский язык"), group_of("7"), teacher)
    student = school.student("Попов Илья", group_of("7"))
    lesson = school.lesson(course, NOV_12)
    works = [Work("ДК"), Work("ДК", part=2), Work("ДК", attempt=2)]
    for work, value in zip(works, "235", strict=True):
        set_mark(by=school.by, lesson=lesson, student=student.pk, value=value, work=work)
    assert AssignmentPart.objects.count() == 2
    assert set(Mark.objects.values_list("part__number", "attempt", "value")) == {
        (1, 1, "2"),
        (2, 1, "3"),
        (1, 2, "5"),
    }


def test_a_one_hour_course_is_marked_by_half_years_in_a_class_of_quarters(school: Builder) -> None:
    teacher = school.person("Беков Ержан")
    school.school_class(8)
    halves = school.scheme("halves")
    music = school.course(school.subject("Музыка"), group_of("8"), teacher, scheme=halves)
    algebra = school.course(school.subject("Алгебра"), group_of("8"), teacher)
    found = Course.objects.select_related("group__school_class")
    numbers = [
        len(terms_of_scheme(scheme_of_course(found.get(pk=course.pk))))
        for course in (music, algebra)
    ]
    assert numbers == [2, 4]


def test_grade_one_takes_absences_and_no_marks(school: Builder) -> None:
    teacher = school.person("Ахметова Айгуль")
    school.school_class(1, marks_from=None)
    course = school.course(school.subject("Чтение"), group_of("1"), teacher)
    student = school.student("Ли Дана", group_of("1"))
    lesson = school.lesson(course, NOV_12)
    assert set_absence(by=school.by, lesson=lesson, student=student.pk, code="N") > 0
    with pytest.raises(Refused) as refusal:
        set_mark(by=school.by, lesson=lesson, student=student.pk, value="5")
    assert refusal.value.code == "no_marks"
