"""Lessons, absences, substitutions and homework keep the register's own laws."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from parta.demo.rules.clock import ZONE, local_day
from parta.demo.rules.facts import (
    AbsenceInterval,
    Assignment,
    AttendanceSet,
    Held,
    HomeworkSet,
    NotHeld,
    Substitution,
)
from parta.demo.rules.village import village_school
from tests.demo.registers import Register

pytestmark = pytest.mark.once


def test_facts_stand_in_the_order_of_their_entry_and_none_is_from_the_future(
    register: Register,
) -> None:
    times = [fact.entered_at for fact in register.school.facts]
    assert times == sorted(times)
    assert times[-1] <= register.school.now
    assert {moment.utcoffset() for moment in times} == {timedelta(0)}


def test_everything_is_entered_on_or_after_the_day_of_its_lesson(register: Register) -> None:
    for fact in register.school.facts:
        lesson = getattr(fact, "lesson", "")
        if lesson:
            assert local_day(fact.entered_at) >= register.lessons[lesson].day


def test_a_lesson_is_held_or_not_held_but_never_both(register: Register) -> None:
    not_held = [f.lesson for f in register.of(NotHeld)]
    assert len(set(not_held)) == len(not_held)
    assert not set(not_held) & set(register.held)
    assert len(register.held) == len(register.of(Held))


def test_nothing_is_written_to_a_lesson_before_it_is_marked_held(register: Register) -> None:
    written = [(a.lesson, a.entered_at) for a in register.of(AttendanceSet)]
    written += [(a.lesson, a.entered_at) for a in register.of(Assignment)]
    written += [(h.lesson, h.entered_at) for h in register.of(HomeworkSet)]
    assert all(moment >= register.held[lesson].entered_at for lesson, moment in written)


def test_reasons_of_absence_come_later_from_the_class_teacher(year: Register) -> None:
    codes: dict[tuple[str, str], list[AttendanceSet]] = {}
    for row in year.of(AttendanceSet):
        codes.setdefault((row.lesson, row.student), []).append(row)
    changed = [rows for rows in codes.values() if len(rows) > 1]
    assert len(changed) > 500
    leaders = {c.homeroom for c in year.classes.values()}
    for first, second in changed:
        assert (first.code, second.code in ("B", "UP", "NP")) == ("N", True)
        assert second.by in leaders
    intervals = {i.key for i in year.of(AbsenceInterval)}
    assert {row.interval for row in year.of(AttendanceSet) if row.interval} <= intervals


def test_frost_cancels_every_lesson_of_its_classes(november: Register) -> None:
    (cancelled,) = november.school.cancelled_days
    lessons = [x for x in november.school.lessons if x.day == cancelled.day]
    reasons = {f.lesson: f.reason for f in november.of(NotHeld)}
    assert len(lessons) > 50
    assert {reasons.get(x.key) for x in lessons} == {"cancelled"}


def test_another_subject_joins_the_meeting_and_the_planned_lesson_is_not_held(
    register: Register,
) -> None:
    reasons = {f.lesson: f.reason for f in register.of(NotHeld)}
    meetings = {m.key: m for m in register.school.meetings}
    other = [s for s in register.of(Substitution) if s.kind == "other"]
    assert len(other) > 5
    for row in other:
        extra = register.lessons[row.lesson]
        assert extra.extra
        assert extra.meeting == row.meeting
        assert {reasons[key] for key in meetings[row.meeting].lessons} == {"subject"}


def test_a_substitute_is_free_and_present(register: Register) -> None:
    led: Counter[tuple[date, int, str]] = Counter()
    replaced = {s.meeting: s.substitute for s in register.of(Substitution)}
    dropped = {f.lesson for f in register.of(NotHeld)}
    for meeting in register.school.meetings:
        taught = meeting.key in replaced or not dropped.intersection(meeting.lessons)
        teacher = replaced.get(meeting.key, meeting.teacher)
        if taught and teacher and meeting.day <= register.school.today:
            led[meeting.day, meeting.number, teacher] += 1
            assert not [a for a in register.school.staff_absences
                        if a.person == teacher and a.first <= meeting.day <= a.last]  # fmt: skip
    assert max(led.values()) == 1


def test_a_claimed_substitution_waits_for_the_deputy() -> None:
    evening = datetime(2026, 9, 15, 7, 55, tzinfo=ZONE)
    claimed = [
        s
        for seed in range(1, 5)
        for s in Register(village_school(seed, date(2026, 9, 15), evening)).of(Substitution)
        if s.claimed
    ]
    assert claimed
    assert all(s.by == s.substitute for s in claimed)
    assert all(s.confirmed_at is None for s in claimed if local_day(s.entered_at).day == 15)


def test_who_fills_a_lesson_is_who_taught_it(register: Register) -> None:
    meetings = {m.key: m for m in register.school.meetings}
    replaced = {s.meeting: s.substitute for s in register.of(Substitution)}
    for lesson, fact in register.held.items():
        meeting = meetings[register.lessons[lesson].meeting]
        assert fact.by == replaced.get(meeting.key, meeting.teacher)


def test_the_handover_in_october_shows_in_the_register(november: Register) -> None:
    safety = [key for key in november.held if key.startswith("safety:c9")]
    by = [(november.lessons[key].day, november.held[key].by) for key in safety]
    handover = next(t.first for t in november.school.course_teachers
                    if t.course == "safety:c9" and t.teacher == "t.pe")  # fmt: skip
    assert {who for day, who in by if day < handover} == {"t.geography"}
    assert {who for day, who in by if day >= handover} == {"t.pe"}


def test_topics_follow_the_plan_one_after_another(register: Register) -> None:
    numbers: dict[str, list[int]] = {}
    held = [register.lessons[key] for key in register.held]
    for lesson in sorted(held, key=lambda x: (x.day, x.number)):
        number = register.held[lesson.key].plan_number
        if number is not None:
            numbers.setdefault(lesson.course, []).append(number)
    assert all(found == sorted(set(found)) for found in numbers.values())
    assert numbers["algebra:c11"][:3] == [1, 2, 3]


def test_homework_is_due_on_a_later_lesson_of_the_course(register: Register) -> None:
    for task in register.of(HomeworkSet):
        given = register.lessons[task.lesson]
        assert register.course_of(given).grade > 1
        if task.text:
            due = register.lessons[task.due_lesson]
            assert due.course == given.course
            assert task.due == due.day > given.day or due.number > given.number
        else:
            assert (task.due_lesson, task.due) == ("", None)


def test_no_homework_over_the_holidays(year: Register) -> None:
    off = year.school.calendar.days_off
    breaks = [row for row in off if row.kind == "break" and row.grade_to > 1]
    for task in year.of(HomeworkSet):
        day = year.lessons[task.lesson].day
        assert not [b for b in breaks if task.due and day < b.first < task.due]


def test_most_is_filled_in_time_and_something_is_left_to_do(november: Register) -> None:
    late = Counter(
        (moment.date() - november.lessons[key].day).days > 0 or moment.hour >= 16
        for key, fact in november.held.items()
        for moment in [fact.entered_at.astimezone(ZONE)]
    )
    assert 0.7 < late[False] / late.total() < 0.95
    not_held = {f.lesson for f in november.of(NotHeld)}
    past = [x for x in november.school.lessons if x.day < november.school.today]
    open_ones = [x for x in past if x.key not in november.held and x.key not in not_held]
    assert 3 <= len(open_ones) <= len(past) * 0.03
