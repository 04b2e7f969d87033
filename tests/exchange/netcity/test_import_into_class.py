"""A report meets a class that teachers keep already: it fills gaps and overwrites nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parta.archive.queries import verified
from parta.exchange.netcity.rules.outcome import Matter, Obstacle
from parta.journal.actions import mark_not_held
from parta.journal.models import Attendance, Lesson, Mark
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import parse as entry_of
from parta.lib.writing import settle, writing
from parta.oversight.queries.unfilled import unfilled_lessons
from parta.people.models import Person, Student
from parta.results.models import TermMark
from parta.school.models import Course, Membership, Subject, Term, TermClosing
from parta.school.queries.norms import norms
from parta.school.recorded import CLOSING
from tests.exchange.netcity.importing import cells, entries, look, marks_of, report, take
from tests.exchange.netcity.standing import NAMES, NOV_12, Standing, autumn, of
from tests.journal.builder import LAST, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing() -> Standing:
    return Standing()


def test_the_class_its_pupils_its_subject_and_its_lesson_are_found(standing: Standing) -> None:
    (outcome,) = take(of({name: {"Алгебра": cells(None, "4", "5")} for name in NAMES}))
    assert outcome.created == {"lessons": 1, "marks": 4}
    assert (outcome.unchanged["students"], outcome.unchanged["courses"]) == (2, 1)
    assert outcome.unchanged["lessons"] == 1
    numbers = Lesson.objects.order_by("pk").values_list("meeting__number", flat=True)
    assert list(numbers) == [3, 4]
    assert set(Lesson.objects.values_list("course", flat=True)) == {standing.course.pk}
    assert verified().ok


@pytest.mark.parametrize(
    "name",
    ["Белов Петр Ильич", "БЕЛОВ  ПЁТР ИЛЬИЧ", "Бeлoв Пётp Ильич", "Белов Пётр"],
    ids=["е for ё", "capitals", "Latin letters", "no patronymic"],
)
def test_another_spelling_of_a_name_is_the_same_pupil(standing: Standing, name: str) -> None:
    take(autumn(None, "4", name=name))
    assert Student.objects.count() == 2
    assert Mark.objects.get().student == standing.students[1]


def test_a_name_with_a_patronymic_on_one_side_only_is_told_of(standing: Standing) -> None:
    (outcome,) = take(autumn(None, "4", name="Абаева Дана Маратовна"))
    assert [one.why for one in outcome.notes] == [Obstacle.OTHER_SPELLING]
    assert Person.objects.filter(patronymic="Маратовна").count() == 0
    assert Mark.objects.get().student == standing.students[0]


def test_a_new_name_is_a_new_pupil_of_the_class(standing: Standing) -> None:
    (outcome,) = take(autumn(None, "4", name="Белов Павел Ильич"))
    assert outcome.created["students"] == 1
    assert Membership.objects.filter(group=standing.group).count() == 3


def test_a_name_that_two_pupils_bear_is_nobody(standing: Standing) -> None:
    standing.build.student(NAMES[0], standing.group)
    (outcome,) = take(autumn(None, "4/3", "Н"))
    assert {one.why for one in outcome.refused} == {Obstacle.STUDENT_UNCLEAR}
    assert [one.text for one in outcome.refused] == [NAMES[0], "4", "3", "Н"]
    assert (Mark.objects.count(), Attendance.objects.count()) == (0, 0)


def test_a_mark_of_the_teacher_stays_and_the_other_value_is_named(standing: Standing) -> None:
    standing.mark("5")
    before = entries()
    (outcome,) = take(autumn(None, "4"))
    (conflict,) = outcome.conflicts
    assert (conflict.matter, conflict.was, conflict.now) == (Matter.MARK, "5", "4")
    assert (conflict.student, conflict.subject, conflict.date) == (NAMES[0], "Алгебра", NOV_12)
    assert Mark.objects.get().value == "5"
    assert entries() == before


def test_an_absence_with_its_reason_stays(standing: Standing) -> None:
    standing.absent("B")
    before = entries()
    (outcome,) = take(autumn(None, "Н"))
    (conflict,) = outcome.conflicts
    assert (conflict.matter, conflict.was, conflict.now) == (Matter.ABSENCE, "B", "N")
    assert Attendance.objects.get().code == "B"
    assert entries() == before


def test_a_mark_for_named_work_is_the_mark_of_the_file(standing: Standing) -> None:
    """The teacher has said that the 4 was for a control work; the file knows only the 4."""
    standing.mark("4", type="К")
    (outcome,) = take(autumn(None, "4"))
    assert (outcome.unchanged["marks"], outcome.created) == (1, {})
    (outcome,) = take(autumn(None, "4 5"))
    assert [(one.was, one.now) for one in outcome.conflicts] == [("4", "5")]
    assert Mark.objects.count() == 1


def test_a_mark_that_was_bettered_is_no_conflict(standing: Standing) -> None:
    standing.mark("2")
    standing.mark("4", attempt=2)
    assert take(autumn(None, "2"))[0].conflicts == ()
    assert take(autumn(None, "4"))[0].conflicts == ()
    assert [one.was for one in take(autumn(None, "3"))[0].conflicts] == ["4"]


def test_marks_go_beside_what_the_teacher_wrote_only_where_there_is_room(
    standing: Standing,
) -> None:
    standing.mark("4")
    (outcome,) = take(autumn(None, "4/3"))
    assert outcome.created == {"marks": 1}
    assert marks_of("Абаева", "Алгебра") == [("12.11", 1, 1, 1, "4"), ("12.11", 1, 1, 2, "3")]


def close_term(standing: Standing) -> None:
    term = Term.objects.get(scheme__kind="quarters", number=2)
    closing = TermClosing(
        school_class=standing.own, term=term, stage="deputy", by=standing.teacher, at=NOW
    )
    standing.build.add(CLOSING, closing)


def note_not_held(standing: Standing) -> None:
    mark_not_held(by=standing.build.by, lesson=standing.lesson, why="cancelled")


def enrol_later(standing: Standing) -> None:
    Membership.objects.filter(student=standing.students[0]).update(first=NOV_12 + timedelta(1))


def begin_marks_later(standing: Standing) -> None:
    type(standing.own).objects.update(marks_from=LAST)


@pytest.mark.parametrize(
    ("arrange", "why"),
    [
        (close_term, Obstacle.TERM_CLOSED),
        (note_not_held, Obstacle.NOT_HELD),
        (enrol_later, Obstacle.NOT_MEMBER),
        (begin_marks_later, Obstacle.NO_MARKS),
    ],
)
def test_what_a_hand_may_not_write_an_import_may_not(
    standing: Standing, arrange: Callable[[Standing], None], why: Obstacle
) -> None:
    arrange(standing)
    before = entries()
    (outcome,) = look(autumn(None, "4"))
    assert [(one.text, one.why) for one in outcome.refused] == [("4", why)]
    take(autumn(None, "4"))
    assert (entries(), Mark.objects.count()) == (before, 0)


def test_a_closed_term_gets_no_lessons_and_no_term_marks(standing: Standing) -> None:
    close_term(standing)
    rows = {NAMES[0]: {"Алгебра": ["5", "4", None, None, "Н", None, None, "5"]}}
    (outcome,) = take(of(rows))
    assert {one.why for one in outcome.refused} == {Obstacle.TERM_CLOSED}
    assert len(outcome.refused) == 4
    assert (Lesson.objects.count(), TermMark.objects.count()) == (1, 0)


def test_subgroups_keep_their_pages(standing: Standing) -> None:
    english = standing.build.subject("Иностранный язык (английский)")
    parts = [standing.build.group(f"8Б.{n}", standing.own, "subgroup") for n in (1, 2)]
    for student, part in zip(standing.students, parts, strict=True):
        standing.build.join(student, part, date(2026, 9, 1))
        standing.build.course(english, part, standing.teacher)
    (outcome,) = take(
        of({name: {"Иностранный язык (английский)": cells("4", "", "5 3")} for name in NAMES})
    )
    courses = Course.objects.filter(subject=english)
    assert courses.count() == 2
    assert [
        Mark.objects.filter(part__assignment__lesson__course=course).count() for course in courses
    ] == [3, 3]
    assert outcome.refused == ()
    before = entries()
    assert take(of({NAMES[0]: {"Иностранный язык (английский)": cells("4")}}))[0].created == {}
    assert entries() == before


def test_terms_that_the_school_set_stay_and_lessons_in_its_holidays_are_told_of(
    standing: Standing,
) -> None:
    spans = list(Term.objects.order_by("pk").values_list("first", "last"))
    late = report(
        {NAMES[0]: {"Алгебра": ["5", None, None, None]}}, (("Октябрь", (30,)),),
        year="2026/2027", period="с 26.10.26 по 27.12.26",
    )  # fmt: skip
    (outcome,) = take(late)
    assert list(Term.objects.order_by("pk").values_list("first", "last")) == spans
    assert [(one.why, one.date) for one in outcome.notes] == [
        (Obstacle.OUTSIDE_TERMS, date(2026, 10, 30))
    ]
    assert outcome.fitted == ()
    assert Mark.objects.count() == 1


def test_a_subject_that_the_school_has_is_not_made_again(standing: Standing) -> None:
    standing.build.subject("Биология", name_kk="Биология")
    take(autumn(None, "4", subject="биология"))
    assert Subject.objects.count() == 2
    assert Course.objects.filter(subject__name_ru="Биология").count() == 1


def traces(after: int) -> Counter[tuple[str, int, int, tuple[str, ...], str]]:
    """Entries behind one: kind, page, person, what they hold, and the mark or code."""
    rows = LedgerEntry.objects.filter(seq__gt=after).values_list("text", flat=True)
    return Counter(
        (entry.kind, entry.page, entry.person, tuple(sorted(entry.new or {})),
         str((entry.new or {}).get("v") or (entry.new or {}).get("c")))
        for entry in map(entry_of, rows)
    )  # fmt: skip


def test_an_import_leaves_the_rows_and_entries_that_a_hand_would(standing: Standing) -> None:
    before = entries()
    by_hand = _traces_of_a_hand(standing, before)
    assert entries() == before
    take(autumn(None, "Н 4/3 5"))
    assert traces(before) == by_hand
    assert sum(by_hand.values()) == 2 + 3 + 3 + 1


def _traces_of_a_hand(standing: Standing, before: int) -> Counter[Any]:
    """What the teacher would leave; undone, so that both begin in the same school."""
    found: Counter[Any] = Counter()
    with suppress(Undone), writing():
        standing.mark("4")
        standing.mark("3", part=2)
        standing.mark("5", number=2)
        standing.absent("N")
        settle()
        found = traces(before)
        raise Undone
    return found


class Undone(Exception):
    """Rolls a writing back."""


def test_the_deputy_sees_no_debt_in_imported_lessons_and_the_teachers_own_still(
    standing: Standing,
) -> None:
    zone = ZoneInfo("Asia/Barnaul")
    later = NOW + timedelta(days=30)

    def owed() -> list[int]:
        found = unfilled_lessons(NOV_12, NOV_12, later, zone, norms())
        return [one.lesson.lesson for one in found.unfilled]

    assert owed() == [standing.lesson.id]
    take(autumn(None, "4", "5"), autumn("", subject="Химия"))
    assert Lesson.objects.count() > 2
    assert owed() == [standing.lesson.id]
