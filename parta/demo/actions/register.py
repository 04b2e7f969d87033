"""The registers of a day: what teachers wrote, in bulk, each entry by its own hand and moment.

A fact that comes again is a change of the row that stands: a «Н» that became illness, a mark that
was mistyped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parta.demo.actions.bench import Bench, enter
from parta.demo.rules import facts as paper
from parta.journal.models import (
    Assignment,
    AssignmentPart,
    Attendance,
    Held,
    Homework,
    Lesson,
    Mark,
    NotHeld,
)
from parta.journal.recorded import (
    ASSIGNMENT,
    ATTENDANCE,
    HELD,
    HOMEWORK,
    LESSON,
    MARK,
    NOT_HELD,
    PART,
)
from parta.ledger import actions as ledger
from parta.ledger.rules import DEPUTY, HOMEROOM, TEACHER, Actor
from parta.results.models import TermMark
from parta.results.recorded import TERM_MARK

MISTAKE = {"": "", "Ошибка при вводе": "mistake"}

MarkKey = tuple[str, int, int, str]


@dataclass(slots=True)
class Register:
    """The rows that later facts come back to, by what makes them one."""

    bench: Bench
    intervals: dict[str, int] = field(default_factory=dict)
    days: dict[str, date] = field(init=False)
    taught_by: dict[str, str] = field(default_factory=dict)
    attendance: dict[tuple[str, str], Attendance] = field(default_factory=dict)
    parts: dict[tuple[str, int], AssignmentPart] = field(default_factory=dict)
    lesson_of: dict[int, int] = field(default_factory=dict)
    marks: dict[MarkKey, Mark] = field(default_factory=dict)
    term_marks: dict[tuple[str, str, str], TermMark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.days = {lesson.key: lesson.day for lesson in self.bench.school.lessons}

    def hold(self, facts: Sequence[paper.Held]) -> None:
        """The topic first, then «Урок проведён»."""
        taught = [(fact, self.bench.lessons[fact.lesson], self._teacher(fact)) for fact in facts]
        self.taught_by |= {fact.lesson: fact.by for fact in facts}
        topics = [
            (by, lesson, {"topic": fact.topic, "note": fact.note}) for fact, lesson, by in taught
        ]
        ledger.change_many(LESSON, topics)
        rows = [(self._held(fact, lesson), by) for fact, lesson, by in taught]
        enter(HELD, rows)

    def _held(self, fact: paper.Held, lesson: Lesson) -> Held:
        teacher = self.bench.persons[fact.by]
        return Held(lesson_id=lesson.pk, teacher_id=teacher.pk, entered_at=fact.entered_at)

    def fall_out(self, facts: Sequence[paper.NotHeld]) -> None:
        """Lessons that did not take place, as the deputy notes them; frost by its order."""
        orders = {day.day: day.order for day in self.bench.school.cancelled_days}
        rows = []
        for fact in facts:
            lesson = self.bench.lessons[fact.lesson]
            order = orders[self.days[fact.lesson]] if fact.reason == "cancelled" else ""
            row = NotHeld(
                lesson=lesson,
                reason=fact.reason,
                note=fact.note,
                order_id=self.bench.order(order),
            )
            rows.append((row, self.bench.actor(fact.by, DEPUTY, fact.entered_at)))
        enter(NOT_HELD, rows)

    def miss(self, facts: Sequence[paper.AttendanceSet]) -> None:
        """Absences as the teacher saw them; later their reason, often by the class teacher."""
        rows, again = [], []
        for fact in facts:
            key = fact.lesson, fact.student
            if key in self.attendance:
                again.append(fact)
                continue
            self.attendance[key] = row = Attendance(
                lesson_id=self.bench.lessons[fact.lesson].pk,
                student_id=self.bench.students[fact.student].pk,
                code=fact.code,
                interval_id=self._interval(fact),
                entered_at=fact.entered_at,
            )
            rows.append((row, self._of_class(fact)))
        enter(ATTENDANCE, rows)
        ledger.change_many(ATTENDANCE, [self._explained(fact) for fact in again])

    def _explained(self, fact: paper.AttendanceSet) -> tuple[Actor, Attendance, dict[str, Any]]:
        row = self.attendance[fact.lesson, fact.student]
        return self._of_class(fact), row, {"code": fact.code, "interval": self._interval(fact)}

    def _interval(self, fact: paper.AttendanceSet) -> int | None:
        """The note that the absence came from; only a note already entered can be named."""
        return self.intervals[fact.interval] if fact.interval else None

    def _of_class(self, fact: paper.AttendanceSet) -> Actor:
        """The teacher of the lesson; somebody else who writes there is the class teacher."""
        own = self.taught_by.get(fact.lesson) == fact.by
        return self.bench.actor(fact.by, TEACHER if own else HOMEROOM, fact.entered_at)

    def set_work(self, facts: Sequence[paper.Assignment]) -> None:
        """Assignments with their parts."""
        rows = [(fact, self._assignment(fact), self._teacher(fact)) for fact in facts]
        enter(ASSIGNMENT, [(row, by) for _fact, row, by in rows])
        parts = []
        for fact, row, by in rows:
            for number, title in enumerate(fact.parts, 1):
                part = AssignmentPart(assignment_id=row.pk, number=number, title=title)
                self.parts[fact.key, number] = part
                parts.append((part, by))
        lessons = {row.pk: row.lesson_id for _fact, row, _by in rows}
        enter(PART, parts, lambda part: (lessons[part.assignment_id], 0))
        self.lesson_of |= {part.pk: lessons[part.assignment_id] for part, _by in parts}

    def _assignment(self, fact: paper.Assignment) -> Assignment:
        return Assignment(
            lesson_id=self.bench.lessons[fact.lesson].pk,
            type_id=self.bench.types[fact.kind].pk,
            number=fact.number,
            title=fact.title,
        )

    def mark(self, facts: Sequence[paper.MarkSet]) -> None:
        """Marks; a mistyped one is corrected with its reason."""
        rows, again = [], []
        for fact in facts:
            key = fact.assignment, fact.part, fact.attempt, fact.student
            if key in self.marks:
                again.append((key, fact))
                continue
            self.marks[key] = row = Mark(
                part_id=self.parts[fact.assignment, fact.part].pk,
                student_id=self.bench.students[fact.student].pk,
                attempt=fact.attempt,
                value=fact.value,
                comment=fact.comment,
                entered_at=fact.entered_at,
            )
            rows.append((row, self._teacher(fact)))
        enter(MARK, rows, lambda mark: (self.lesson_of[mark.part_id], mark.student_id))
        for key, fact in again:
            self._correct(self.marks[key], fact)

    def _correct(self, row: Mark, fact: paper.MarkSet) -> None:
        ledger.change(
            self._teacher(fact), MARK, row, page=self.lesson_of[row.part_id],
            reason=MISTAKE.get(fact.reason, f" {fact.reason}"),
            value=fact.value, comment=fact.comment,
        )  # fmt: skip

    def set_homework(self, facts: Sequence[paper.HomeworkSet]) -> None:
        """Homework where it was given, with the lesson where it is due, or none on purpose."""
        enter(HOMEWORK, [(self._homework(fact), self._teacher(fact)) for fact in facts])

    def _homework(self, fact: paper.HomeworkSet) -> Homework:
        due = self.bench.lessons[fact.due_lesson].pk if fact.due_lesson else None
        return Homework(
            lesson_id=self.bench.lessons[fact.lesson].pk,
            text=fact.text,
            none=not fact.text,
            due=fact.due,
            due_lesson_id=due,
            minutes=fact.minutes,
            entered_at=fact.entered_at,
        )

    def sum_up(self, facts: Sequence[paper.TermMarkSet]) -> None:
        """Term marks; the later one of a student who changed the group stands."""
        rows, again = [], []
        for fact in facts:
            key = fact.student, fact.subject, fact.term
            if key in self.term_marks:
                again.append((key, fact))
                continue
            self.term_marks[key] = row = TermMark(
                student_id=self.bench.students[fact.student].pk,
                subject_id=self.bench.subjects[fact.subject].pk,
                term_id=self.bench.terms[fact.term].pk,
                value=fact.value,
                entered_at=fact.entered_at,
            )
            rows.append((row, self._teacher(fact)))
        enter(TERM_MARK, rows)
        for key, fact in again:
            ledger.change(self._teacher(fact), TERM_MARK, self.term_marks[key], value=fact.value)

    def _teacher(self, fact: Any) -> Actor:
        return self.bench.actor(fact.by, TEACHER, fact.entered_at)
