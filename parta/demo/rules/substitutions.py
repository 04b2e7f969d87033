"""What became of every planned meeting: taught, substituted, another subject, or not held.

A lesson never changes its course: when another subject is taught, that course's lesson joins the
meeting and the planned one is not held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from parta.demo.content.upheavals import REASONS
from parta.demo.rules.calendar import DAY
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.facts import NotHeld, NotHeldReason, Substitution, SubstitutionKind
from parta.demo.rules.laying import Laid, lesson_key
from parta.demo.rules.shapes import CancelledDay, Course, Lesson, Meeting, StaffAbsence
from parta.demo.rules.structure import Structure
from parta.demo.rules.upheavals import DEPUTY
from parta.demo.rules.weeks import rows_by_course, teacher_on

CLAIMED, SAME, OTHER = 0.3, 0.8, 0.75
SENIORS_FROM = 5


@dataclass(frozen=True, slots=True)
class Teaching:
    """A lesson that was really taught, and by whom."""

    lesson: Lesson
    meeting: Meeting
    teacher: str


@dataclass(slots=True)
class Outcome:
    """What came of the plan up to today."""

    taught: list[Teaching] = field(default_factory=list)
    not_held: list[NotHeld] = field(default_factory=list)
    substitutions: list[Substitution] = field(default_factory=list)
    extra: list[Lesson] = field(default_factory=list)


class Deputy:
    """Settles meetings; what is drawn for one does not depend on any other."""

    def __init__(
        self,
        structure: Structure,
        laid: Laid,
        cancelled: tuple[CancelledDay, ...],
        absences: list[StaffAbsence],
        seed: str,
        clock: SchoolClock,
    ) -> None:
        self.seed, self.clock, self.absences = seed, clock, absences
        self.courses = {c.key: c for c in structure.courses}
        self.rows = rows_by_course(structure)
        self.lessons = {lesson.key: lesson for lesson in laid.lessons}
        self.shut = {(c.day, cls): c.reason for c in cancelled for cls in c.classes}
        self.busy: dict[tuple[date, int], set[str]] = {}
        for m in laid.meetings:
            self.busy.setdefault((m.day, m.number), set()).add(m.teacher or "")
        self.outcome = Outcome()

    def settle(self, meeting: Meeting) -> None:
        lessons = [self.lessons[key] for key in meeting.lessons]
        reason = self.shut.get((meeting.day, self.courses[lessons[0].course].school_class))
        if reason:
            self._not_held(lessons, "cancelled", reason, 7 * 60 + 12)
        elif meeting.teacher and not self._away(meeting.teacher, meeting.day):
            self._teach(meeting, lessons, meeting.teacher)
        else:
            self._replace(meeting, lessons, Random(f"{self.seed}:{meeting.key}"))  # noqa: S311

    def _replace(self, meeting: Meeting, lessons: list[Lesson], rng: Random) -> None:
        """A substitute of the subject, else another subject of the class, else nothing."""
        colleague = _choice(rng, self._colleagues(meeting, self.courses[lessons[0].course]))
        other = _choice(rng, self._others(meeting, self.courses[lessons[0].course]))
        reason = self._reason(meeting)
        if colleague and rng.random() < SAME:
            self._substitute(meeting, "same", colleague[1], "", rng)
            self._teach(meeting, lessons, colleague[1])
        elif other and rng.random() < OTHER:
            extra = self._extra_lesson(meeting, other[0])
            self._substitute(meeting, "other", other[1], extra.key, rng)
            self._not_held(lessons, "subject", reason, 485 + rng.random() * 15)
            self._teach(meeting, [extra], other[1])
        else:
            self._not_held(lessons, "absent", reason, 485 + rng.random() * 15)

    def _teach(self, meeting: Meeting, lessons: list[Lesson], teacher: str) -> None:
        self.outcome.taught += [Teaching(lesson, meeting, teacher) for lesson in lessons]

    def _away(self, teacher: str, day: date) -> bool:
        return any(a.person == teacher and a.first <= day <= a.last for a in self.absences)

    def _reason(self, meeting: Meeting) -> str:
        away = (a.reason for a in self.absences
                if a.person == meeting.teacher and a.first <= meeting.day <= a.last)  # fmt: skip
        return REASONS[next(away, "vacancy")]

    def _colleagues(self, meeting: Meeting, course: Course) -> list[tuple[str, str]]:
        """Free teachers of the subject among subject teachers; anybody may lead the talks."""
        if course.extracurricular:
            return self._others(meeting, course)
        same = (c for c in self.courses.values()
                if c.subject == course.subject and c.grade >= SENIORS_FROM)  # fmt: skip
        return self._free(meeting, same)

    def _others(self, meeting: Meeting, course: Course) -> list[tuple[str, str]]:
        """Other courses of the whole class whose teachers are free; none for a subgroup."""
        whole = (c for c in self.courses.values()
                 if c.group == course.group == course.school_class
                 and c.subject != course.subject and not c.extracurricular)  # fmt: skip
        return self._free(meeting, whole)

    def _free(self, meeting: Meeting, courses: Iterable[Course]) -> list[tuple[str, str]]:
        busy = self.busy[meeting.day, meeting.number]
        pairs = ((c.key, teacher_on(self.rows[c.key], meeting.day)) for c in courses)
        return [(key, who) for key, who in pairs
                if who and who not in busy and not self._away(who, meeting.day)]  # fmt: skip

    def _extra_lesson(self, meeting: Meeting, course: str) -> Lesson:
        key = lesson_key(course, meeting.day, meeting.number)
        lesson = Lesson(key, course, meeting.key, meeting.day, meeting.number, extra=True)
        self.outcome.extra.append(lesson)
        return lesson

    def _not_held(
        self, lessons: list[Lesson], reason: NotHeldReason, note: str, minute: float
    ) -> None:
        moment = self.clock.at(lessons[0].day, minute)
        self.outcome.not_held += [NotHeld(x.key, reason, note, moment, DEPUTY) for x in lessons]

    def _substitute(
        self, meeting: Meeting, kind: SubstitutionKind, who: str, extra: str, rng: Random
    ) -> None:
        """The deputy writes it down in the morning, or the teacher claims it («Я веду урок…»)."""
        self.busy[meeting.day, meeting.number].add(who)
        claimed = rng.random() < CLAIMED
        written = self.clock.at(meeting.day, 470 + rng.random() * 12)
        confirmed = self.clock.at(meeting.day + DAY, 600 + rng.random() * 200)
        self.outcome.substitutions.append(
            Substitution(
                meeting=meeting.key,
                kind=kind,
                absent=meeting.teacher,
                substitute=who,
                lesson=extra,
                reason=self._reason(meeting),
                claimed=claimed,
                confirmed_at=confirmed if claimed else written,
                entered_at=written,
                by=who if claimed else DEPUTY,
            )
        )


def _choice(rng: Random, found: list[tuple[str, str]]) -> tuple[str, str] | None:
    return rng.choice(found) if found else None
