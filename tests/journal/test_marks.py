"""Marks: what is seen, what is refused, and that a refused entry leaves nothing behind."""

from __future__ import annotations

from datetime import date

import pytest

from parta.journal.access import LessonFacts
from parta.journal.actions import Work, clear_mark, set_mark
from parta.journal.models import Assignment, Mark
from parta.ledger.models import LedgerEntry
from parta.lib.errors import BadInput, Conflict, Refused
from parta.school.models import Group, Norm
from parta.school.recorded import NORM
from tests.journal.builder import Builder

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Builder:
    return Builder()


@pytest.fixture
def lesson(school: Builder) -> LessonFacts:
    teacher = school.person("Орлова Нина Петровна")
    school.school_class(7)
    group = Group.objects.get(name="7")
    return school.lesson(
        school.course(school.subject("Физика"), group, teacher), date(2026, 11, 12)
    )


@pytest.fixture
def student(school: Builder, lesson: LessonFacts) -> int:
    return school.student("Попов Илья", Group.objects.get(name="7")).pk


def test_a_mark_over_a_cleared_one_is_a_conflict_and_leaves_nothing(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    before = LedgerEntry.objects.count()
    with pytest.raises(Conflict) as conflict:
        set_mark(by=school.by, lesson=lesson, student=student, value="5", saw=77)
    assert conflict.value.now == {"value": "", "entry": 0}
    assert not Assignment.objects.exists()
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize(
    ("value", "work"),
    [("6", Work()), ("0", Work()), ("z", Work()), ("5", Work("Ы")), ("5", Work(attempt=10))],
    ids=["six", "zero", "another scale", "no such type", "a tenth attempt"],
)
def test_bad_marks_are_refused_in_words_and_leave_nothing(
    school: Builder, lesson: LessonFacts, student: int, value: str, work: Work
) -> None:
    with pytest.raises(BadInput) as refusal:
        set_mark(by=school.by, lesson=lesson, student=student, value=value, work=work)
    assert str(refusal.value)
    assert not Assignment.objects.exists()


def test_the_mark_one_is_refused_until_the_school_allows_it(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    with pytest.raises(BadInput):
        set_mark(by=school.by, lesson=lesson, student=student, value="1")
    school.add(NORM, Norm(key="one_allowed", value=True))
    assert set_mark(by=school.by, lesson=lesson, student=student, value="1").value == "1"


def test_the_same_mark_again_changes_nothing(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    first = set_mark(by=school.by, lesson=lesson, student=student, value="5", saw=0)
    entries = LedgerEntry.objects.count()
    again = set_mark(by=school.by, lesson=lesson, student=student, value="5", saw=0)
    assert again.entry == first.entry
    assert LedgerEntry.objects.count() == entries


def test_a_mark_is_changed_by_who_saw_it_and_by_nobody_else(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    first = set_mark(by=school.by, lesson=lesson, student=student, value="5", saw=0)
    was = first.entry
    set_mark(by=school.by, lesson=lesson, student=student, value="4", saw=was)
    with pytest.raises(Conflict) as conflict:
        set_mark(by=school.by, lesson=lesson, student=student, value="3", saw=was)
    assert conflict.value.now["value"] == "4"
    assert Mark.objects.get().value == "4"


def test_clearing_asks_for_the_same_sight_and_can_be_said_twice(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    row = set_mark(by=school.by, lesson=lesson, student=student, value="5")
    seen = row.entry
    with pytest.raises(Conflict):
        clear_mark(by=school.by, lesson=lesson, student=student, work=Work(), saw=seen - 1)
    assert clear_mark(by=school.by, lesson=lesson, student=student, work=Work(), saw=seen) > seen
    assert clear_mark(by=school.by, lesson=lesson, student=student, work=Work(), saw=seen) == 0
    assert not Mark.objects.exists()


def test_a_stranger_to_the_group_gets_no_mark(
    school: Builder, lesson: LessonFacts, student: int
) -> None:
    school.school_class(8)
    stranger = school.student("Чужой Олег", Group.objects.get(name="8"))
    with pytest.raises(Refused) as refusal:
        set_mark(by=school.by, lesson=lesson, student=stranger.pk, value="5")
    assert refusal.value.code == "not_member"
    assert not Assignment.objects.exists()
