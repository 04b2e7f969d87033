"""Marks of one course: answers in the lesson, works of the whole class, re-marks, slips.

Works come from the plan; their marks appear days after the lesson, the others with it. A mark is
given only on a held lesson, to a student who was there, or to an absent one later, when the work
has been made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from parta.demo.content.works import (
    ANSWER,
    BAD_COMMENTS,
    CONTROL,
    DICTATION,
    DICTATION_PARTS,
    GOOD_COMMENTS,
    HOMEWORK,
    WHOLE_CLASS,
    WRITTEN,
)
from parta.demo.rules.course_year import Book, CourseYear, Filled, Given
from parta.demo.rules.facts import Assignment, MarkSet

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
DELAYS = {"ДК": (2, 3, 3, 4, 5, 6), "К": (2, 2, 3, 3, 4, 5, 6), "СЧ": (4, 5, 6, 7)}
SMALL_DELAYS = (1, 1, 2, 2, 3, 4)
HARDER = {"К": 0.25, "ДК": 0.3, "СЧ": 0.15, "С": 0.1}
MADE_UP, REDONE, COMMENTED, SLIP, LATE_SLIP = 0.5, 0.6, 0.03, 0.004, 0.0015
SLIP_REASON = "Ошибка при вводе"
HOMEWORK_CHECK = 0.12
#: So many more are asked than the share of those present gives.
FEW = 3


class Marker:
    """Gives the marks of a course; asks those who have fewest marks in the term first."""

    def __init__(self, year: CourseYear, book: Book) -> None:
        self.year, self.book, self.rng = year, book, year.rng
        self.counts: Counter[tuple[str, str]] = Counter()
        #: Share of those present who are asked in an ordinary lesson, by hours a week.
        self.share = {1: 0.36, 2: 0.23}.get(year.weekly_hours, 0.15)

    def mark_lesson(self, filled: Filled) -> None:
        if not self.year.may_mark(filled.teaching.lesson.day):
            return
        work = filled.topic.work if filled.topic else ""
        if work in WHOLE_CLASS:
            self._whole_class(filled, work)
        elif chosen := self._asked(filled, work):
            kind = work or (HOMEWORK if self.rng.random() < HOMEWORK_CHECK else ANSWER)
            assignment = self._assign(filled, kind, "")
            self._give(filled, assignment, chosen, filled.moment + SECOND * 25)

    def _asked(self, filled: Filled, work: str) -> list[str]:
        """Some of those present, the least marked first; a small class is asked more."""
        share, there = self.share * (2 if work else 1), len(filled.present)
        size = min(there, int((there + FEW) * share + self.rng.random())) if there else 0
        term = self.year.term_key(filled.teaching.lesson.day)
        ranked = sorted(
            filled.present, key=lambda s: (self.counts[term, s] + self.rng.random() * 2, s)
        )
        return ranked[:size]

    def _whole_class(self, filled: Filled, work: str) -> None:
        title = filled.topic.title if filled.topic else ""
        assignment = self._assign(filled, work, title)
        lesson, clock = filled.teaching.lesson, self.year.clock
        moment = filled.moment + SECOND * 25
        if work in WRITTEN:
            days = self.rng.choice(DELAYS.get(work, SMALL_DELAYS))
            checked = clock.at(lesson.day + DAY * days, self.rng.uniform(1000, 1300))
            moment = max(moment, checked)
        self._give(filled, assignment, filled.present, moment)
        self._make_up(filled, assignment, moment)

    def _assign(self, filled: Filled, kind: str, title: str) -> Assignment:
        lesson = filled.teaching.lesson
        parts = DICTATION_PARTS if kind == DICTATION else ("",)
        assignment = Assignment(
            key=f"{lesson.key}/{kind}",
            lesson=lesson.key,
            kind=kind,
            number=1,
            title=title,
            parts=parts,
            entered_at=filled.moment + SECOND * 20,
            by=filled.teaching.teacher,
        )
        self.book.facts.append(assignment)
        return assignment

    def _give(
        self, filled: Filled, assignment: Assignment, students: Iterable[str], moment: datetime
    ) -> None:
        """One mark a part to each, some seconds apart; a «2» for a control work is redone."""
        for student in students:
            values = self._values(student, assignment)
            for part, value in enumerate(values, 1):
                moment += SECOND * self.rng.randrange(3, 12)
                self._write(filled, assignment, (part, 1), student, value, moment)
            if min(values) == 2 and assignment.kind in CONTROL and self.rng.random() < REDONE:
                self._redo(filled, assignment, student, values, moment)

    def _values(self, student: str, assignment: Assignment) -> list[int]:
        harder = HARDER.get(assignment.kind, 0.0)
        subject = self.year.course.subject
        return [
            self.year.abilities.mark(student, subject, self.rng, harder) for _ in assignment.parts
        ]

    def _redo(
        self, filled: Filled, assignment: Assignment, student: str, values: list[int],
        moment: datetime,
    ) -> None:  # fmt: skip
        part = values.index(min(values)) + 1
        later = moment + DAY * self.rng.randrange(5, 10)
        value = self.rng.choice((3, 3, 4))
        self._write(filled, assignment, (part, 2), student, value, later)

    def _make_up(self, filled: Filled, assignment: Assignment, moment: datetime) -> None:
        """Some of the absent write the work later."""
        back = [s for s in filled.absent if self.rng.random() < MADE_UP]
        if back:
            later = moment + DAY * self.rng.randrange(7, 13)
            self._give(filled, assignment, back, later)

    def _write(
        self, filled: Filled, assignment: Assignment, place: tuple[int, int], student: str,
        value: int, moment: datetime,
    ) -> None:  # fmt: skip
        lesson, by = filled.teaching.lesson, filled.teaching.teacher
        luck, (part, attempt) = self.rng.random(), place

        def mark(shown: int, comment: str, reason: str, when: datetime) -> MarkSet:
            return MarkSet(
                assignment.key, part, attempt, student, str(shown), comment, reason, when, by
            )

        if luck < SLIP + LATE_SLIP:
            self.book.facts.append(mark(_slipped(value), "", "", moment))
            late = luck < LATE_SLIP
            moment += DAY * 6 if late else SECOND * self.rng.randrange(2, 4)
            self.book.facts.append(mark(value, "", SLIP_REASON if late else "", moment))
        else:
            self.book.facts.append(mark(value, self._comment(value), "", moment))
        subject = self.year.course.subject
        self.book.given.append(Given(student, subject, lesson.day, value, moment))
        self.counts[self.year.term_key(lesson.day), student] += 1

    def _comment(self, value: int) -> str:
        if self.rng.random() > COMMENTED or value in (3, 4):
            return ""
        return self.rng.choice(GOOD_COMMENTS if value == 5 else BAD_COMMENTS)


def _slipped(value: int) -> int:
    """A neighbouring mark, typed by mistake."""
    return value - 1 if value == 5 else value + 1
