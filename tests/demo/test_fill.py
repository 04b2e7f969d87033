"""The invented school stands in the tables as it stands on paper, and its ledger proves it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from parta.archive.queries import verified
from parta.demo.actions import fill
from parta.demo.content.cast import MOVER, RETURNER
from parta.demo.rules import facts as paper
from parta.demo.rules.clock import local_day
from parta.journal import models as journal
from parta.journal.models import Attendance, LaidTopic, Lesson, Mark
from parta.journal.queries.day import meetings_of
from parta.ledger.actions import head
from parta.ledger.anchors import anchors_file, read_anchors
from parta.ledger.models import LedgerEntry
from parta.lib.clock import from_milliseconds
from parta.lib.errors import BadInput, Refused
from parta.results.models import TermMark
from parta.school.models import Course, Exemption, Membership, Movement
from parta.timetable.models import Laying
from tests.demo.filled import NOW, SEED, TODAY, Village


def test_verification_finds_nothing_and_an_anchor_fits(village: Village) -> None:
    found = verified([anchors_file()])
    assert found.ok, found.sentences()
    anchors, unreadable = read_anchors(anchors_file())
    assert [anchor.seq for anchor in anchors] == [head().seq]
    assert not unreadable


def test_a_second_school_is_refused_and_the_first_stays(village: Village) -> None:
    before = head()
    with pytest.raises(Refused):
        fill(now=NOW, seed=SEED + 1, today=TODAY)
    assert head() == before


def test_a_size_that_nobody_invented_is_refused(village: Village) -> None:
    with pytest.raises(BadInput, match="megalopolis"):
        fill(now=NOW, size="megalopolis")


def count(village: Village, kind: type, *keys: str) -> int:
    """Facts of a kind that are rows of their own; others come back to one of them."""
    found = (fact for fact in village.paper.facts if isinstance(fact, kind))
    return len({tuple(getattr(fact, key) for key in keys) for fact in found})


def test_every_fact_is_a_row(village: Village) -> None:
    expected = {
        "Held": count(village, paper.Held, "lesson"),
        "NotHeld": count(village, paper.NotHeld, "lesson"),
        "Attendance": count(village, paper.AttendanceSet, "lesson", "student"),
        "Assignment": count(village, paper.Assignment, "key"),
        "Mark": count(village, paper.MarkSet, "assignment", "part", "attempt", "student"),
        "Homework": count(village, paper.HomeworkSet, "lesson"),
        "AbsenceInterval": count(village, paper.AbsenceInterval, "key"),
        "Substitution": count(village, paper.Substitution, "meeting"),
        "OutsideMark": count(village, paper.OutsideMark, "student", "subject", "day", "work"),
    }
    assert {name: getattr(journal, name).objects.count() for name in expected} == expected
    assert TermMark.objects.count() == count(
        village, paper.TermMarkSet, "student", "subject", "term"
    )
    assert all(expected.values())


def test_the_whole_year_is_laid_from_the_timetable(village: Village) -> None:
    assert Lesson.objects.count() == len(village.paper.lessons)
    assert Laying.objects.count() == len(village.paper.meetings)
    assert Lesson.objects.filter(meeting__date__gt=TODAY).count() > 5000


def test_marks_and_absences_stand_only_where_the_student_was_in_the_group(
    village: Village,
) -> None:
    stays: dict[tuple[int, int], list[tuple[object, object]]] = {}
    for group, student, *span in Membership.objects.values_list(
        "group_id", "student_id", "first", "last"
    ):
        stays.setdefault((group, student), []).append((span[0], span[1]))
    marks = Mark.objects.values_list(
        "part__assignment__lesson__course__group_id", "student_id",
        "part__assignment__lesson__meeting__date",
    )  # fmt: skip
    absences = Attendance.objects.values_list(
        "lesson__course__group_id", "student_id", "lesson__meeting__date"
    )
    stray = [
        row
        for row in (*marks, *absences)
        if not any(first <= row[2] <= last for first, last in stays.get((row[0], row[1]), []))  # type: ignore[operator]
    ]
    assert stray == []


def test_no_mark_stands_in_a_lesson_that_was_not_held_or_in_a_class_without_marks(
    village: Village,
) -> None:
    marks = Mark.objects.filter(part__assignment__lesson__not_held__isnull=False)
    assert not marks.exists()
    assert not Mark.objects.filter(
        part__assignment__lesson__course__group__school_class__marks_from=None
    ).exists()
    assert not Attendance.objects.filter(lesson__not_held__isnull=False).exists()


def test_topics_of_the_plan_lie_over_the_lessons_as_they_were_written(village: Village) -> None:
    laid = dict(LaidTopic.objects.values_list("lesson_id", "topic__title"))
    rows = Lesson.objects.filter(held__isnull=False).exclude(topic="")
    written = dict(rows.values_list("pk", "topic"))
    assert len(written) > 3000
    reserve = {"Резерв. Повторение"}
    assert {t for pk, t in written.items() if laid.get(pk, "") != t} <= reserve
    ahead = Lesson.objects.filter(meeting__date__gt=TODAY, laid__isnull=False)
    assert ahead.count() > 5000


def test_there_are_gaps_and_late_entries_as_in_life(village: Village) -> None:
    past = Lesson.objects.filter(meeting__date__lt=TODAY, not_held__isnull=True)
    assert 10 < past.filter(held__isnull=True).count() < past.count() / 5
    late = [
        held
        for held in journal.Held.objects.select_related("lesson__meeting")
        if held.entered_at.date() > held.lesson.meeting.date
    ]
    assert len(late) > 50


def test_the_day_itself_has_its_lessons(village: Village) -> None:
    busy = [key for key in village.filled.cast if meetings_of(village.person(key), TODAY)]
    assert {"t.algebra", "t.physics", "t.primary24"} <= set(busy)
    combined = meetings_of(village.person("t.primary24"), TODAY)
    assert any(len(meeting.lessons) == 2 for meeting in combined)


def test_who_left_and_came_back_has_two_stays_and_an_awaited_order(village: Village) -> None:
    student = {"student__person": village.person(RETURNER)}
    stays = Membership.objects.filter(**student, group__kind="class").order_by("first")
    assert [stay.last.year for stay in stays] == [2026, 9999]
    arrival = Movement.objects.get(**student, kind="arrived")
    assert arrival.order.expected
    assert arrival.order.number == ""
    assert journal.OutsideMark.objects.filter(**student).count() > 1


def test_who_changed_the_subgroup_has_marks_in_both(village: Village) -> None:
    marks = Mark.objects.filter(student__person=village.person(MOVER))
    english = marks.filter(part__assignment__lesson__course__group__kind="subgroup")
    groups = english.values_list("part__assignment__lesson__course__group_id", flat=True)
    assert len({*groups.filter(part__assignment__lesson__course__subject__place=7)}) == 2


def test_a_one_hour_subject_has_half_years_in_a_class_of_quarters(village: Village) -> None:
    own = Course.objects.exclude(scheme=None)
    assert set(own.values_list("scheme__kind", flat=True)) == {"halves"}
    assert own.filter(group__school_class__scheme__kind="quarters").count() == own.count() == 3


def test_every_office_row_refers_to_its_paper(village: Village) -> None:
    assert Counter(Movement.objects.filter(order=None).values_list("kind", flat=True)) == Counter()
    frost = journal.NotHeld.objects.filter(reason="cancelled")
    assert frost.exists()
    assert not frost.filter(order=None).exists()


def test_exemptions_never_overlap_even_where_notes_do(village: Village) -> None:
    rows = list(Exemption.objects.order_by("student_id", "subject_id", "first"))
    pairs = [(a, b) for a, b in pairwise(rows) if a.student_id == b.student_id]
    assert all(a.last < b.first for a, b in pairs)


def test_entries_go_on_day_by_day(village: Village) -> None:
    moments = LedgerEntry.objects.order_by("seq").values_list("at", flat=True)
    days = [local_day(from_milliseconds(at)) for at in moments]
    assert days == sorted(days)
    assert days[0] == village.paper.calendar.first - timedelta(days=12)
    assert days[-1] == TODAY
