"""Setting term marks: whose they are, what they may be, and that nobody overwrites unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from parta.ledger.models import LedgerEntry
from parta.lib.errors import BadInput, Conflict, NotYours, Refused
from parta.people.models import Person
from parta.results.actions import clear_term_mark, enter_term_mark, set_term_mark
from parta.results.models import TermMark
from parta.school.models import CourseTeacher, Group, Membership, Term, TermClosing
from parta.school.recorded import CLOSING
from tests.journal.builder import FIRST, LAST, NOW, Builder

pytestmark = pytest.mark.django_db


@dataclass
class Looker:
    person: int
    roles: frozenset[str] = frozenset("T")
    classes: tuple[int, ...] = ()
    today: date = date(2026, 11, 12)


class Maths:
    """One class, one subject, two students."""

    def __init__(self) -> None:
        self.build = Builder()
        self.teacher: Person = self.build.person("Иванова Анна")
        self.own = self.build.school_class(5)
        group = Group.objects.get(name="5")
        self.subject = self.build.subject("Алгебра")
        self.course = self.build.course(self.subject, group, self.teacher)
        self.student = self.build.student("Касымова Дана", group)
        self.term = Term.objects.get(scheme__kind="quarters", number=1)

    def set(self, value: str = "4", **more: Any) -> TermMark:
        where = {"student": self.student.pk, "subject": self.subject.pk, "term": self.term.pk}
        return set_term_mark(by=self.build.by, value=value, **{**where, **more})

    def enter(self, viewer: Looker, value: str = "4", **more: Any) -> dict[str, Any]:
        return enter_term_mark(
            viewer=viewer, by=self.build.by, student=self.student.pk, subject=self.subject.pk,
            term=self.term.pk, value=value, **more,
        )  # fmt: skip


@pytest.fixture
def maths() -> Maths:
    return Maths()


def test_a_term_mark_is_set_changed_and_cleared_each_with_its_entry(maths: Maths) -> None:
    row = maths.set("4")
    first = row.entry
    assert maths.set("5", saw=first).value == "5"
    changed = TermMark.objects.get()
    assert changed.entry > first
    clear_term_mark(
        by=maths.build.by, student=maths.student.pk, subject=maths.subject.pk,
        term=maths.term.pk, saw=changed.entry,
    )  # fmt: skip
    assert not TermMark.objects.exists()
    assert LedgerEntry.objects.filter(kind="termmark").count() == 3


def test_the_same_mark_again_leaves_no_entry(maths: Maths) -> None:
    maths.set("4")
    maths.set("4", saw=0)
    assert LedgerEntry.objects.filter(kind="termmark").count() == 1


def test_somebody_elses_change_meanwhile_is_a_conflict_that_shows_it(maths: Maths) -> None:
    row = maths.set("4")
    with pytest.raises(Conflict) as met:
        maths.set("3", saw=row.entry - 1)
    assert met.value.now == {"value": "4", "entry": row.entry}
    with pytest.raises(Conflict):
        clear_term_mark(
            by=maths.build.by, student=maths.student.pk, subject=maths.subject.pk,
            term=maths.term.pk, saw=0,
        )  # fmt: skip


def test_a_mark_cleared_meanwhile_is_a_conflict_too(maths: Maths) -> None:
    with pytest.raises(Conflict):
        maths.set("3", saw=77)


@pytest.mark.parametrize("value", ["6", "0", "н", ".", "z", "+"])
def test_only_marks_of_the_subjects_scale_are_taken(maths: Maths, value: str) -> None:
    with pytest.raises(BadInput):
        maths.set(value)


def test_a_pass_or_fail_subject_takes_no_points(maths: Maths) -> None:
    maths.subject.marking = "pass"
    maths.subject.save()
    assert maths.set("z").value == "z"
    with pytest.raises(BadInput):
        maths.set("5")


def test_a_closed_term_refuses_and_an_open_one_after_it_does_not(maths: Maths) -> None:
    maths.set("4")
    maths.build.add(CLOSING, TermClosing(
        school_class=maths.own, term=maths.term, stage="deputy", by=maths.teacher, at=NOW
    ))  # fmt: skip
    with pytest.raises(Refused) as refused:
        maths.set("5")
    assert refused.value.code == "closed"
    with pytest.raises(Refused):
        clear_term_mark(
            by=maths.build.by, student=maths.student.pk, subject=maths.subject.pk,
            term=maths.term.pk,
        )  # fmt: skip
    second = Term.objects.get(scheme__kind="quarters", number=2)
    assert maths.set("5", term=second.pk).value == "5"


def test_a_term_of_a_scheme_that_is_not_the_students_is_refused(maths: Maths) -> None:
    half = Term.objects.get(scheme__kind="halves", number=1)
    with pytest.raises(Refused):
        maths.set("4", term=half.pk)


def test_grade_one_has_no_term_marks(maths: Maths) -> None:
    maths.own.marks_from = None
    maths.own.save()
    with pytest.raises(Refused):
        maths.set("5")


def test_a_student_who_was_never_there_has_no_term_mark(maths: Maths) -> None:
    maths.build.school_class(6)
    stranger = maths.build.student("Чужой Пётр", Group.objects.get(name="6"))
    with pytest.raises(Refused):
        maths.set("5", student=stranger.pk)


def _colleague(maths: Maths) -> Person:
    return maths.build.person("Петрова Вера")


def _taken_over(maths: Maths) -> Person:
    """A new teacher from November on: finishes the first quarter as well."""
    row = CourseTeacher.objects.get(course=maths.course)
    row.last = date(2026, 10, 31)
    row.save()
    new = _colleague(maths)
    maths.build.teach(maths.course, new, row.last + timedelta(days=1), LAST)
    return new


@pytest.mark.parametrize(
    ("who", "may"),
    [(lambda maths: maths.teacher, True), (_taken_over, True), (_colleague, False)],
)
def test_only_the_courses_teacher_sets_a_term_mark(
    maths: Maths, who: Callable[[Maths], Person], may: bool
) -> None:
    viewer = Looker(who(maths).pk)
    if may:
        assert maths.enter(viewer)["value"] == "4"
        assert maths.enter(viewer, "")["value"] == ""
    else:
        with pytest.raises(NotYours):
            maths.enter(viewer)


def test_after_a_change_of_subgroup_the_later_groups_teacher_sets_it(maths: Maths) -> None:
    build = maths.build
    english = build.subject("Английский язык")
    teachers = [_colleague(maths), build.person("Ким Ирина")]
    groups = [build.group(f"5 англ {n}", maths.own, "subgroup") for n in (1, 2)]
    for group, teacher in zip(groups, teachers, strict=True):
        build.course(english, group, teacher)
    build.join(maths.student, groups[0], FIRST, date(2026, 10, 1))
    build.join(maths.student, groups[1], date(2026, 10, 2))
    maths.subject = english
    with pytest.raises(NotYours):
        maths.enter(Looker(teachers[0].pk))
    assert maths.enter(Looker(teachers[1].pk))["value"] == "4"
    assert Membership.objects.filter(student=maths.student).count() == 3
