"""A report meets a class that teachers keep already: it fills gaps and overwrites nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from parta.archive.queries import verified
from parta.exchange.netcity.rules import NetcityReport, parse
from parta.exchange.netcity.rules.outcome import Matter, Obstacle
from parta.journal.access import LessonFacts
from parta.journal.actions import Work, mark_not_held, set_absence, set_mark
from parta.journal.models import Attendance, Lesson, Mark
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import parse as entry_of
from parta.lib.fields import OPEN_END
from parta.lib.writing import settle, writing
from parta.people.models import Person, Student
from parta.results.models import TermMark
from parta.school.models import Course, Group, Membership, SchoolYear, Subject, Term, TermClosing
from parta.school.recorded import CLOSING
from tests.exchange.netcity.importing import cells, entries, look, marks_of, report, take
from tests.exchange.netcity.pages import Calendar, page, sheet
from tests.journal.builder import LAST, NOW, Builder

pytestmark = pytest.mark.django_db

AUTUMN: Calendar = (("Ноябрь", (10, 12, 12, 13, 16)),)
NAMES = ("Абаева Дана", "Белов Пётр Ильич")
NOV_12 = date(2026, 11, 12)


class Standing:
    """Class 8Б of 2026/2027 with two pupils, algebra, and one lesson on 12 November."""

    def __init__(self) -> None:
        self.build = Builder()
        self.teacher = self.build.person("Шульц Вера Ивановна")
        self.own = self.build.school_class(8, "Б")
        self.group = Group.objects.get(school_class=self.own)
        self.students = [self.build.student(name, self.group) for name in NAMES]
        self.algebra = self.build.subject("Алгебра")
        self.course = self.build.course(self.algebra, self.group, self.teacher)
        self.lesson: LessonFacts = self.build.lesson(self.course, NOV_12, 3)

    def mark(self, value: str, student: int = 0, **work: Any) -> Mark:
        """A mark by the teacher's hand."""
        return set_mark(
            by=self.build.by, lesson=self.lesson, student=self.students[student].pk, value=value,
            work=Work(**work),
        )  # fmt: skip

    def absent(self, code: str) -> None:
        """An absence by the teacher's hand."""
        pupil = self.students[0].pk
        set_absence(by=self.build.by, lesson=self.lesson, student=pupil, code=code)


@pytest.fixture
def standing() -> Standing:
    return Standing()


def autumn(*values: Any, name: str = NAMES[0], subject: str = "Алгебра") -> NetcityReport:
    """One pupil's row: the second column is the first lesson of 12 November."""
    return of({name: {subject: cells(*values)}})


def of(rows: dict[str, dict[str, Any]]) -> NetcityReport:
    facts = {"year": "2026/2027", "period": "с 05.11.26 по 27.12.26"}
    return report(rows, AUTUMN, **facts)


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


def test_a_class_of_another_year_is_not_touched_and_its_children_are_known(
    standing: Standing,
) -> None:
    """7Б of the year before: the same names are the same children, their stay ends before."""
    rows = {name: {"Алгебра": cells("5")} for name in NAMES}
    facts = {"year": "2025/2026", "class_name": "7Б", "period": "с 05.11.25 по 27.12.25"}
    (outcome,) = take(report(rows, AUTUMN, **facts))
    assert (outcome.created["years"], outcome.created["classes"]) == (1, 1)
    assert "students" not in outcome.created
    assert Student.objects.count() == 2
    stays = Membership.objects.filter(student=standing.students[0]).order_by("first")
    assert [stay.group.name for stay in stays] == ["7Б", "8Б"]
    assert stays[0].last == date(2026, 8, 31)
    assert verified().ok


def test_children_go_on_into_the_next_year(standing: Standing) -> None:
    rows = {name: {"Алгебра": cells("5")} for name in NAMES}
    facts = {"year": "2027/2028", "class_name": "9Б", "period": "с 05.11.27 по 27.12.27"}
    take(report(rows, AUTUMN, **facts))
    assert Student.objects.count() == 2
    stays = Membership.objects.filter(student=standing.students[0]).order_by("first")
    next_year = SchoolYear.objects.get(name="2027/2028")
    assert [stay.group.name for stay in stays] == ["8Б", "9Б"]
    assert stays[0].last == next_year.first - timedelta(days=1)
    assert verified().ok


def test_a_year_and_the_next_one_may_come_in_one_import(standing: Standing) -> None:
    rows = {"Лугов Пётр Ильич": {"Алгебра": cells("5")}}
    years = (("2025/2026", "4А", "25"), ("2024/2025", "3А", "24"), ("2027/2028", "6А", "27"))
    reports = [
        report(rows, AUTUMN, year=year, class_name=name, period=f"с 05.11.{n} по 27.12.{n}")
        for year, name, n in years
    ]
    take(*reports)
    luga = Student.objects.get(person__family_name="Лугов")
    stays = Membership.objects.filter(student=luga).order_by("first")
    assert [stay.group.name for stay in stays] == ["3А", "4А", "6А"]
    assert all(one.last < two.first for one, two in pairwise(stays))
    assert stays[2].last == OPEN_END
    before = entries()
    take(*reports)
    assert entries() == before
    assert verified().ok


def test_a_namesake_in_another_class_is_another_child_and_told_of(standing: Standing) -> None:
    rows = {NAMES[0]: {"Алгебра": cells("5")}}
    (outcome,) = take(report(rows, AUTUMN, year="2026/2027", class_name="5А"))
    assert [one.why for one in outcome.notes] == [Obstacle.NAMESAKE_ELSEWHERE]
    assert Student.objects.count() == 3


def test_two_children_of_one_name_in_the_file_stay_two(standing: Standing) -> None:
    facts = {"year": "2026/2027", "period": "с 05.11.26 по 27.12.26"}
    pages = [page("Лугов Пётр Ильич", {"Алгебра": cells(value)}, AUTUMN, **facts) for value in "52"]
    both = parse([sheet(*pages)])
    take(both)
    assert sorted(Mark.objects.values_list("value", flat=True)) == ["2", "5"]
    before = entries()
    take(both)
    assert entries() == before


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
