"""Marks in the village keep the register's laws and look like a real school's."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest

from parta.demo.content.works import WRITTEN
from parta.demo.rules.clock import local_day
from parta.demo.rules.facts import (
    Assignment,
    AttendanceSet,
    MarkSet,
    OutsideMark,
    TermMarkSet,
)
from tests.demo.registers import Register

pytestmark = pytest.mark.once


def test_marks_stand_only_on_held_lessons_of_marked_courses(register: Register) -> None:
    for mark in register.of(MarkSet):
        lesson = register.lesson_of(mark)
        assert lesson.key in register.held
        assert register.course_of(lesson).marked
        assert mark.value in ("2", "3", "4", "5")


def test_marks_and_absences_belong_to_students_of_the_lessons_day(register: Register) -> None:
    rosters = register.rosters()
    for mark in register.of(MarkSet):
        lesson = register.lesson_of(mark)
        assert mark.student in rosters[register.course_of(lesson).group, lesson.day]
    for row in register.of(AttendanceSet):
        lesson = register.lessons[row.lesson]
        assert row.student in rosters[register.course_of(lesson).group, lesson.day]


def test_grade_one_has_no_marks_and_grade_two_none_in_the_first_quarter(
    register: Register,
) -> None:
    second_quarter = register.school.calendar.terms[1].first
    days: dict[int, list[date]] = {grade: [] for grade in range(1, 12)}
    for mark in register.of(MarkSet):
        lesson = register.lesson_of(mark)
        days[register.course_of(lesson).grade].append(lesson.day)
    assert not days[1]
    assert days[2]
    assert min(days[2]) >= second_quarter
    assert all(days[grade] for grade in range(3, 12))
    assert not [m for m in register.of(TermMarkSet) if m.course.endswith(":c1")]
    assert not [m for m in register.of(TermMarkSet) if m.term == "q1" and m.course.endswith(":c2")]


def test_talks_and_ethics_have_topics_and_absences_but_no_marks(register: Register) -> None:
    marked = {register.course_of(register.lesson_of(m)).subject for m in register.of(MarkSet)}
    held = {register.course_of(register.lessons[key]).subject for key in register.held}
    assert {"talks", "orkse"} <= held
    assert not {"talks", "orkse"} & marked


def test_a_mark_follows_its_assignment_and_its_parts(register: Register) -> None:
    for mark in register.of(MarkSet):
        assignment = register.assignments[mark.assignment]
        assert mark.entered_at > assignment.entered_at
        assert 1 <= mark.part <= len(assignment.parts)
        assert mark.attempt in (1, 2)


def test_assignments_are_unique_by_lesson_kind_and_number(register: Register) -> None:
    keys = Counter((a.lesson, a.kind, a.number) for a in register.of(Assignment))
    assert max(keys.values()) == 1


def test_dictations_have_two_parts_and_both_are_marked(register: Register) -> None:
    dictations = {a.key for a in register.of(Assignment) if a.kind == "ДК"}
    parts: dict[tuple[str, str], set[int]] = {}
    for mark in register.of(MarkSet):
        if mark.assignment in dictations and mark.attempt == 1:
            parts.setdefault((mark.assignment, mark.student), set()).add(mark.part)
    assert parts
    unfinished = [key for key, found in parts.items() if found != {1, 2}]
    assert len(unfinished) <= 1  # the one being typed at this very minute


def test_there_are_second_attempts_after_a_two(year: Register) -> None:
    first = {(m.assignment, m.part, m.student): m for m in year.of(MarkSet) if m.attempt == 1}
    second = [m for m in year.of(MarkSet) if m.attempt == 2]
    assert len(second) > 10
    for mark in second:
        before = first[mark.assignment, mark.part, mark.student]
        assert mark.entered_at > before.entered_at
        assert int(mark.value) > 2


def test_slips_are_corrected_with_a_reason_when_it_is_late(year: Register) -> None:
    versions: dict[tuple[str, int, int, str], list[MarkSet]] = {}
    for mark in year.of(MarkSet):
        key = (mark.assignment, mark.part, mark.attempt, mark.student)
        versions.setdefault(key, []).append(mark)
    corrected = [rows for rows in versions.values() if len(rows) > 1]
    assert len(corrected) > 20
    for before, after in corrected:
        late = after.entered_at - before.entered_at > timedelta(days=1)
        assert bool(after.reason) == late
        assert before.value != after.value
    assert any(after.reason for _, after in corrected)


def test_nobody_absent_is_marked_on_the_day_itself(register: Register) -> None:
    away = {(a.lesson, a.student) for a in register.of(AttendanceSet) if a.code != "OP"}
    for mark in register.of(MarkSet):
        lesson = register.lesson_of(mark)
        if (lesson.key, mark.student) in away:
            assert local_day(mark.entered_at) >= lesson.day + timedelta(days=5)
            assert register.assignments[mark.assignment].kind != "О"


def test_the_exempt_student_is_osv_in_physical_culture_and_never_marked_there(
    year: Register,
) -> None:
    pe = [key for key in year.held if key.startswith("pe:c9@")]
    codes = {a.lesson: a.code for a in year.of(AttendanceSet) if a.student == "s.exempt"}
    assert {codes[key] for key in pe} <= {"OSV", "B", "N", "UP"}
    assert Counter(codes[key] for key in pe).most_common(1)[0][0] == "OSV"
    assert not [m for m in year.of(MarkSet)
                if m.student == "s.exempt" and m.assignment.startswith("pe:")]  # fmt: skip
    marks = [m.value for m in year.of(TermMarkSet)
             if m.student == "s.exempt" and m.subject == "pe"]  # fmt: skip
    assert marks == ["osv"] * 4


def test_written_works_get_their_marks_days_later(year: Register) -> None:
    delays = Counter(
        (local_day(m.entered_at) - year.lesson_of(m).day).days
        for m in year.of(MarkSet)
        if year.assignments[m.assignment].kind in ("К", "ДК") and m.attempt == 1
    )
    early = sum(n for days, n in delays.items() if 2 <= days <= 6)
    assert early > delays.total() * 0.8
    assert "К" in WRITTEN


def test_term_marks_are_set_before_the_last_lessons_and_follow_the_mean(year: Register) -> None:
    terms = {t.key: t for t in year.school.calendar.terms}
    means = _means(year)
    far = 0
    for mark in year.of(TermMarkSet):
        term = terms[mark.term]
        assert timedelta(0) <= term.last - local_day(mark.entered_at) <= timedelta(days=9)
        if mark.value.isdigit():
            mean = means.get((mark.student, mark.subject, mark.term))
            far += mean is None or abs(int(mark.value) - mean) > 1
    assert far == 0


def _means(register: Register) -> dict[tuple[str, str, str], Fraction]:
    """The mean of the latest versions, as the register stands at the end."""
    values: dict[tuple[str, str, str], dict[tuple[str, int, int], int]] = {}
    for mark in register.of(MarkSet):
        lesson = register.lesson_of(mark)
        course = register.course_of(lesson)
        term = register.school.calendar.term_of(course.scheme, lesson.day)
        assert term is not None
        found = values.setdefault((mark.student, course.subject, term.key), {})
        found[mark.assignment, mark.part, mark.attempt] = int(mark.value)
    return {key: Fraction(sum(v.values()), len(v)) for key, v in values.items()}


def test_statistics_is_marked_by_half_years_in_a_class_of_quarters(year: Register) -> None:
    terms: dict[str, set[str]] = {}
    for mark in year.of(TermMarkSet):
        terms.setdefault(mark.course, set()).add(mark.term)
    assert terms["statistics:c8"] == terms["algebra:c11"] == {"h1", "h2"}
    assert terms["algebra:c8"] == {"q1", "q2", "q3", "q4"}


def test_a_term_mark_is_one_for_student_subject_and_term(year: Register) -> None:
    keys = Counter((m.student, m.subject, m.term) for m in year.of(TermMarkSet))
    assert max(keys.values()) == 1
    moved = [m for m in year.of(TermMarkSet) if (m.student, m.subject) == ("s.mover", "english")]
    assert [m.course for m in moved] == ["english:c7.eng2"] * 4


def test_the_returned_student_brings_marks_from_elsewhere(november: Register) -> None:
    brought = [m for m in november.of(OutsideMark) if m.student == "s.returner"]
    assert brought
    assert all(m.source for m in brought)


def test_students_differ_as_in_a_real_school(year: Register) -> None:
    marks: dict[str, list[str]] = {}
    for mark in year.of(TermMarkSet):
        if mark.term == "q3" and mark.value.isdigit():
            marks.setdefault(mark.student, []).append(mark.value)
    excellent = [s for s, values in marks.items() if set(values) == {"5"}]
    one_three = [s for s, values in marks.items() if values.count("3") == 1 and "2" not in values]
    failing = [s for s, values in marks.items() if "2" in values]
    assert 2 <= len(excellent) <= 15
    assert 3 <= len(one_three) <= 25
    assert 1 <= len(failing) <= 8
