"""A report in an empty school: what was read stands in the register, each row with its entry."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest

from parta.archive.queries import verified
from parta.exchange.netcity.rules import Verdict, parse
from parta.exchange.netcity.rules.outcome import Obstacle
from parta.journal.models import Assignment, Attendance, Held, Lesson, Mark, Meeting
from parta.journal.queries.sheets import sheets_of_term
from parta.journal.queries.week import student_days
from parta.ledger.models import LedgerEntry
from parta.ledger.queries import history
from parta.ledger.rules import IMPORT
from parta.ledger.rules import parse as entry_of
from parta.lib.fields import OPEN_END
from parta.people.models import Student
from parta.results.models import TermMark
from parta.results.queries import results_on_page, student_results
from parta.school.models import Course, Membership, SchoolClass, SchoolYear, Subject, Term
from parta.school.queries.calendar import Span
from parta.school.queries.enrolment import class_years
from parta.school.queries.norms import norms
from tests.exchange.netcity.importing import (
    FAMILIES,
    NOW,
    SPRING,
    absences_of,
    cells,
    day,
    empty_school,
    entries,
    look,
    marks_of,
    origins,
    report,
    spring,
    take,
)
from tests.exchange.netcity.pages import page, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school() -> None:
    empty_school()


def test_every_mark_and_absence_stands_where_the_file_has_it() -> None:
    take(spring())
    assert marks_of("Абаева", "Алгебра") == [
        ("31.03", 1, 1, 1, "5"),
        ("07.04", 1, 1, 1, "4"),
        ("07.04", 1, 1, 2, "3"),
        ("08.04", 1, 1, 1, "4"),
        ("08.04", 1, 2, 1, "3"),
    ]
    assert marks_of("Белов", "Алгебра") == [
        ("08.04", 1, 1, 1, "4"),
        ("08.04", 1, 1, 2, "3"),
        ("08.04", 2, 1, 1, "3"),
    ]
    assert absences_of("Абаева") == [
        ("07.04", 1, "Химия", "B"),
        ("16.05", 1, "Алгебра", "N"),
        ("16.05", 1, "Химия", "N"),
    ]
    assert absences_of("Белов") == [
        ("31.03", 1, "Алгебра", "OP"),
        ("07.04", 1, "Химия", "N"),
        ("08.04", 1, "Алгебра", "OP"),
        ("16.05", 1, "Алгебра", "UP"),
        ("16.05", 1, "Химия", "OSV"),
    ]


def test_the_counts_of_the_outcome_are_those_of_the_tables() -> None:
    read = spring()
    (outcome,) = take(read)
    tables: dict[str, Any] = {
        "years": SchoolYear, "terms": Term, "classes": SchoolClass, "students": Student,
        "subjects": Subject, "courses": Course, "lessons": Lesson, "marks": Mark,
        "absences": Attendance, "term_marks": TermMark,
    }  # fmt: skip
    assert outcome.created == {word: table.objects.count() for word, table in tables.items()}
    assert outcome.created["lessons"] == len(read.lessons) == Meeting.objects.count()
    assert outcome.created["marks"] == len(read.marks)
    assert not any(outcome.conflicts)
    assert outcome.refused == ()


def test_every_row_has_its_entry_of_origin_import_and_verification_passes() -> None:
    before = entries()
    take(spring())
    assert set(origins(before)) == {IMPORT}
    found = verified()
    assert found.sentences() == []
    assert found.ok
    mark = Mark.objects.select_related("part__assignment").first()
    assert mark is not None
    lesson = mark.part.assignment.lesson_id
    assert [entry.row for entry in history(lesson, mark.student_id, ["mark"])] == [mark.pk]
    assert mark.entered_at == NOW


def test_a_second_import_changes_nothing() -> None:
    (first,) = take(spring())
    before = entries()
    (again,) = take(spring())
    assert entries() == before
    assert again.created == {}
    assert again.changed == {}
    assert again.unchanged["marks"] == first.created["marks"]
    assert again.unchanged["absences"] == first.created["absences"]
    assert again.unchanged["lessons"] == first.created["lessons"]
    assert again.unchanged["term_marks"] == first.created["term_marks"]
    assert (again.conflicts, again.refused) == ((), ())


def test_a_preview_writes_nothing_and_says_what_the_import_then_does() -> None:
    before = entries()
    (seen,) = look(spring())
    assert (entries(), Mark.objects.count(), SchoolYear.objects.count()) == (before, 0, 0)
    (done,) = take(spring())
    assert seen == done
    assert look(spring())[0].created == {}


def test_two_reports_in_one_import_are_worked_out_one_after_the_other() -> None:
    seen = look(spring(), spring())
    assert seen == take(spring(), spring())
    assert seen[1].created == {}
    assert seen[1].unchanged["marks"] == seen[0].created["marks"]


@pytest.mark.parametrize("code", ["N", "UP", "NP"])
def test_n_becomes_what_was_chosen_and_nobody_a_truant_unasked(code: str) -> None:
    (outcome,) = take(spring(), n_becomes=code)
    codes = list(Attendance.objects.values_list("code", flat=True))
    assert outcome.unknown_reason == 3
    assert codes.count(code) == 3 + (code == "UP")
    assert codes.count("NP") == (3 if code == "NP" else 0)


def test_one_sign_a_lesson_is_kept_and_another_one_told_of() -> None:
    (outcome,) = take(spring())
    assert absences_of("Ёлкина") == [("16.05", 1, "Химия", "OP")]
    assert [(str(n.place), n.text, n.why) for n in outcome.notes] == [
        ("F44", "Н", Obstacle.SECOND_SIGN)
    ]


def test_the_averages_parta_computes_are_those_of_the_file_where_its_marks_allow() -> None:
    (outcome,) = take(spring())
    (differing,) = outcome.differing
    assert (differing.row.student, differing.row.subject) == (FAMILIES[2], "Алгебра")
    assert (differing.own, differing.verdict) == ("7/2", Verdict.EQUAL_WITH_REFUSED)
    assert [row.own for row in outcome.compared] == ["19/5", "2", "10/3", "", "7/2", ""]


def test_the_journal_page_shows_the_class_with_the_averages_of_its_term() -> None:
    take(spring())
    course = Course.objects.get(subject__name_ru="Алгебра")
    term = Term.objects.get(scheme__kind="quarters", number=4)
    page = sheets_of_term([course.pk], term.first, term.last)[course.pk]
    assert [f"{column.date:%d.%m}" for column in page.columns] == [
        "31.03", "07.04", "08.04", "08.04", "16.05",
    ]  # fmt: skip
    names = [student.family_name for student in page.students]
    assert names == ["Абаева", "Белов", "Ёлкина"]
    span = Span(term.pk, 4, term.name, term.first, term.last)
    students = [student.student for student in page.students]
    results = results_on_page(course.pk, course.subject_id, students, span, norms())
    means = [found.average.value for found in results.values() if found.average]
    assert means == [Fraction(19, 5), Fraction(10, 3), Fraction(7, 2)]
    assert [found.value for found in results.values()] == ["4", "3", "4"]


def test_the_diary_shows_the_day_and_the_year_with_its_marks() -> None:
    take(spring())
    student = Student.objects.get(person__family_name="Абаева")
    lessons = student_days(student.pk, day("07.04.25"), day("07.04.25")).lessons[day("07.04.25")]
    assert [(one.name.ru, [m.value for m in one.marks], one.absence) for one in lessons] == [
        ("Алгебра", ["4", "3"], ""),
        ("Химия", [], "B"),
    ]
    (own,) = class_years(student.pk)
    results = student_results(student.pk, own, norms())
    algebra, chemistry = (subject.on(day("07.04.25"))[1] for subject in results.subjects)
    assert (algebra.shown, algebra.value) == ("3,80", "4")
    assert (chemistry.shown, chemistry.value) == ("2,00", "2")


def test_the_assumed_terms_hold_the_lessons_of_the_report() -> None:
    """24 March to 24 May is one quarter there, whatever is usual elsewhere."""
    (outcome,) = take(spring())
    quarters = list(Term.objects.filter(scheme__kind="quarters").order_by("number"))
    assert quarters[3].first <= day("31.03.25") <= quarters[3].last
    assert outcome.term == quarters[3].name
    assert [term.name for term in outcome.fitted] == [quarters[3].name]
    for earlier, later in itertools.pairwise(quarters):
        assert earlier.first <= earlier.last < later.first
    halves = list(Term.objects.filter(scheme__kind="halves").order_by("number"))
    assert (halves[1].first, halves[1].last) == (quarters[2].first, quarters[3].last)


def test_lessons_have_no_teacher_and_nobody_is_said_to_have_held_them() -> None:
    """Who taught is not in the file. Whoever looks for unfilled lessons knows imported ones by
    the entry that made them; deadlines and activity pass them over.
    """
    take(spring())
    assert not Held.objects.exists()
    assert not Meeting.objects.exclude(planned=None, actual=None).exists()
    made = LedgerEntry.objects.filter(seq__in=Lesson.objects.values("entry"))
    found = [entry_of(text) for text in made.values_list("text", flat=True)]
    assert len(found) == Lesson.objects.count() > 0
    assert {(entry.kind, entry.origin) for entry in found} == {("lesson", IMPORT)}


def test_numbers_of_a_day_run_over_the_class_in_the_order_of_the_subjects() -> None:
    take(spring())
    rows = Lesson.objects.filter(meeting__date__in=[day("07.04.25"), day("08.04.25")])
    found = rows.order_by("meeting__date", "meeting__number").values_list(
        "meeting__number", "course__subject__name_ru"
    )
    assert list(found) == [(1, "Алгебра"), (2, "Химия"), (1, "Алгебра"), (2, "Алгебра")]


def test_work_is_of_the_type_that_says_nothing() -> None:
    take(spring())
    assert set(Assignment.objects.values_list("type__code", flat=True)) == {"О"}


def test_a_later_period_adds_to_the_class() -> None:
    take(spring())
    rows = {FAMILIES[0]: {"Алгебра": cells("3")}, "Яковлева Ия Яновна": {"Физика": cells("5")}}
    winter = report(rows, (("Февраль", (3,)),), period="с 13.01.25 по 14.03.25")
    before = Mark.objects.count()
    (outcome,) = take(winter)
    assert outcome.created == {
        "students": 1, "subjects": 1, "courses": 1, "lessons": 2, "marks": 2,
    }  # fmt: skip
    assert outcome.unchanged["students"] == 1
    assert Mark.objects.count() == before + 2
    assert SchoolClass.objects.count() == 1
    assert ("03.02", 1, 1, 1, "3") in marks_of("Абаева", "Алгебра")


def test_a_fuller_report_of_the_same_days_fills_what_was_empty() -> None:
    take(report({FAMILIES[0]: {"Химия": cells("4", "", "", None)}}))
    before = entries()
    (outcome,) = take(report({FAMILIES[0]: {"Химия": cells("4 5", "5/4", "Н", "3")}}))
    assert marks_of("Абаева", "Химия") == [
        ("31.03", 1, 1, 1, "4"),
        ("31.03", 1, 2, 1, "5"),
        ("07.04", 1, 1, 1, "5"),
        ("07.04", 1, 1, 2, "4"),
        ("08.04", 2, 1, 1, "3"),
    ]
    assert outcome.created == {"lessons": 1, "marks": 4, "absences": 1}
    assert set(origins(before)) == {IMPORT}


def test_the_first_grade_has_no_marks_and_the_tenth_has_half_years() -> None:
    (first,) = take(spring(class_name="1А"))
    assert {one.why for one in first.refused} == {Obstacle.NO_MARKS}
    assert len(first.refused) == len(spring().marks) + len(spring().finals)
    assert not Mark.objects.exists()
    assert SchoolClass.objects.get(grade=1).marks_from is None
    take(spring(class_name="10"))
    assert SchoolClass.objects.get(grade=10).scheme.kind == "halves"


def test_a_year_of_eleven_grades_is_marked_from_its_first_day() -> None:
    take(spring())
    own = SchoolClass.objects.get()
    assert own.marks_from == own.year.first
    assert (own.grade, own.letter, own.year.name) == (8, "Б", "2024/2025")
    assert set(Membership.objects.values_list("first", flat=True)) == {own.year.first}


def test_a_period_that_is_shorter_for_one_student_is_their_stay() -> None:
    april = (("Апрель", (8,)),)
    whole = page(FAMILIES[0], {"Алгебра": cells("5", "4", "4", "3", "5")}, SPRING)
    part = page(FAMILIES[1], {"Алгебра": ["5"]}, april, period="с 08.04.25 по 30.04.25")
    take(parse([sheet(whole, part)]))
    stays = Membership.objects.order_by("pk").values_list("first", "last")
    assert list(stays) == [
        (SchoolYear.objects.get().first, OPEN_END),
        (day("08.04.25"), day("30.04.25")),
    ]
