"""Filling one course's page: lessons held with topics, the absent, the homework."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from parta.demo.content.habits import FORGOTTEN_HOMEWORK, HABITS, USUAL
from parta.demo.content.lessons import BRIEFED, BRIEFING
from parta.demo.rules.absences import Away
from parta.demo.rules.course_year import Book, CourseYear, Filled, Rosters
from parta.demo.rules.facts import AttendanceSet, Held, HomeworkSet
from parta.demo.rules.marking import Marker
from parta.demo.rules.plans import FAMILY_OF
from parta.demo.rules.shapes import Lesson, PlanTopic
from parta.demo.rules.substitutions import Teaching

MINUTES = {"maths": 25, "language": 25, "reading": 20, "science": 20, "text": 20, "foreign": 20}
HOMEWORK_LATER = 0.08
NO_TOPIC = 0.01
SECOND = timedelta(seconds=1)


class Page:
    """The journal page of one course, filled lesson by lesson."""

    def __init__(self, year: CourseYear, rosters: Rosters, book: Book) -> None:
        self.year, self.rosters, self.book = year, rosters, book
        self.marker = Marker(year, book)
        self.briefed: set[str] = set()

    def fill(self, taught: list[Teaching], filled: dict[str, datetime | None]) -> None:
        """``taught`` in the order of days; topics of the plan go to held lessons in turn."""
        for n, teaching in enumerate(taught):
            topics = self.year.topics
            topic = topics[n] if n < len(topics) else None
            moment = filled[teaching.lesson.key]
            if moment is not None:
                self._lesson(self._with_students(teaching, topic, moment))

    def _with_students(
        self, teaching: Teaching, topic: PlanTopic | None, moment: datetime
    ) -> Filled:
        day, course = teaching.lesson.day, self.year.course
        roster = self.rosters.on(course.group, day)
        absent = tuple(s for s in roster if self._is_absent(s, teaching.lesson))
        there = [s for s in roster if s not in absent]
        freed = tuple(s for s in there if self.year.absences.freed(s, course.subject, day))
        present = tuple(s for s in there if s not in freed)
        return Filled(teaching, topic, moment, present, absent, freed)

    def _away(self, student: str, lesson: Lesson) -> Away | None:
        away = self.year.absences.away.get((student, lesson.day))
        return away if away and (not away.numbers or lesson.number in away.numbers) else None

    def _is_absent(self, student: str, lesson: Lesson) -> bool:
        away = self._away(student, lesson)
        return away is not None and away.code != "OP"

    def _lesson(self, filled: Filled) -> None:
        self._held(filled)
        self.book.facts += self._attendance(filled)
        self.marker.mark_lesson(filled)
        self.book.facts += self._homework(filled)

    def _held(self, filled: Filled) -> None:
        topic, lesson = filled.topic, filled.teaching.lesson
        title = topic.title if topic else "Резерв. Повторение"
        if self.year.rng.random() < NO_TOPIC:
            title = ""
        number = topic.number if topic and title else None
        note = self._briefing(lesson)
        self.book.facts.append(
            Held(lesson.key, title, number, note, filled.moment, filled.teaching.teacher)
        )

    def _briefing(self, lesson: Lesson) -> str:
        """The first lesson of each half-year where the safety briefing is due (S-10)."""
        if self.year.course.subject not in BRIEFED or self.year.course.grade < 5:
            return ""
        term = self.year.calendar.term_of("halves", lesson.day)
        if term is None or term.key in self.briefed:
            return ""
        self.briefed.add(term.key)
        return BRIEFING

    def _attendance(self, filled: Filled) -> Iterator[AttendanceSet]:
        lesson, by = filled.teaching.lesson, filled.teaching.teacher
        moment = filled.moment + SECOND * 3
        for student in (*filled.absent, *filled.freed, *filled.present):
            away = self._away(student, lesson)
            if student in filled.freed:
                yield AttendanceSet(lesson.key, student, "OSV", "", moment, by)
            elif away:
                yield from self._absence(filled, student, away, moment)

    def _absence(
        self, filled: Filled, student: str, away: Away, moment: datetime
    ) -> Iterator[AttendanceSet]:
        """«Н» until the reason is known; a lesson filled after that gets the reason at once."""
        lesson, by = filled.teaching.lesson.key, filled.teaching.teacher
        if away.code == "OP":
            yield AttendanceSet(lesson, student, "OP", "", moment, by)
        elif away.known_at is None or away.known_at > moment:
            yield AttendanceSet(lesson, student, "N", "", moment, by)
        if away.known_at is not None:
            known = max(away.known_at + SECOND, moment)
            homeroom = self.year.school_class.homeroom
            who = homeroom if known > moment else by
            yield AttendanceSet(lesson, student, away.code, away.interval, known, who)

    def _homework(self, filled: Filled) -> Iterator[HomeworkSet]:
        rng, lesson = self.year.rng, filled.teaching.lesson
        luck, minute = rng.random(), rng.uniform(1080, 1350)
        if self.year.course.grade == 1 or self.year.course.extracurricular:
            return
        if luck < FORGOTTEN_HOMEWORK[HABITS.get(filled.teaching.teacher, USUAL)]:
            return
        moment = filled.moment + SECOND * 55
        if luck > 1 - HOMEWORK_LATER:
            moment = max(moment, self.year.clock.at(lesson.day, minute))
        yield from self._task(filled, moment)

    def _task(self, filled: Filled, moment: datetime) -> Iterator[HomeworkSet]:
        """Due on the next lesson; nothing over the holidays; not written after its due day."""
        lesson, by = filled.teaching.lesson, filled.teaching.teacher
        after = self.year.next_lesson(lesson)
        text = filled.topic.homework if filled.topic else ""
        if not text or after is None or self._over_break(lesson, after):
            yield HomeworkSet(lesson.key, "", None, "", 0, moment, by)
        elif moment < self.year.clock.at(after.day, 480):
            minutes = MINUTES.get(FAMILY_OF[self.year.course.subject], 15)
            yield HomeworkSet(lesson.key, after.key, after.day, text, minutes, moment, by)

    def _over_break(self, lesson: Lesson, after: Lesson) -> bool:
        calendar = self.year.calendar
        one = calendar.term_of("quarters", lesson.day)
        return one != calendar.term_of("quarters", after.day)
