"""The report's subjects as courses of the class, and its lessons on their days."""

from __future__ import annotations

import functools
from datetime import date

from parta.exchange.netcity.queries.bench import Bench, Page, Pupil, Register, Seat
from parta.exchange.netcity.rules import Lesson as Listed
from parta.exchange.netcity.rules import NetcityReport
from parta.exchange.netcity.rules.outcome import Obstacle, Remark
from parta.exchange.netcity.rules.subjects import new_subject
from parta.exchange.netcity.rules.text import clean
from parta.journal.models import Lesson, Meeting
from parta.journal.recorded import LESSON, MEETING
from parta.lib.names import match_key
from parta.lib.storable import storable
from parta.school.models import Course, Subject
from parta.school.recorded import COURSE, SUBJECT

NAME_LENGTH, SHORT_LENGTH = 120, 30
MOST_MEETINGS = 20
"""The highest number of a meeting that the register takes."""


@functools.lru_cache(maxsize=1024)
def key_of(subject: str) -> str:
    """What two spellings of one subject's name have in common."""
    return match_key(clean(storable(subject)))


def take_subjects(bench: Bench, register: Register, report: NetcityReport) -> None:
    """Give every subject of the report its page; one whose name is too long gets none."""
    if not bench.subjects:
        bench.subjects = {match_key(row.name_ru): row for row in Subject.objects.order_by("pk")}
    for name in report.subjects:
        if len(clean(storable(name))) > NAME_LENGTH:
            bench.tally.refused.append(Remark(None, name, Obstacle.TOO_LONG, subject=name))
        else:
            _take_page(bench, register, report, name)


def _take_page(bench: Bench, register: Register, report: NetcityReport, name: str) -> None:
    subject = bench.subjects.get(key_of(name)) or _new_subject(bench, report, name)
    bench.subjects[key_of(name)] = subject
    if key_of(name) in register.pages:
        bench.tally.unchanged["courses"] += 1
        return
    course = bench.create("courses", COURSE, Course(subject=subject, group=register.group))
    register.pages[key_of(name)] = [Page(course, subject.marking, None)]


def _new_subject(bench: Bench, report: NetcityReport, name: str) -> Subject:
    values = [mark.value for mark in report.marks if mark.subject == name]
    values += [final.value for final in report.finals if final.subject == name]
    known = new_subject(name, marked=bool(values), numbers=any(value.isdigit() for value in values))
    text = clean(storable(name))
    row = Subject(
        name_ru=text, short_ru=text[:SHORT_LENGTH], name_kk=known.name_kk,
        short_kk=known.name_kk[:SHORT_LENGTH], marking=known.marking, kind=known.kind,
        place=_next_place(bench),
    )  # fmt: skip
    return bench.create("subjects", SUBJECT, row)


def _next_place(bench: Bench) -> int:
    return max((row.place for row in bench.subjects.values()), default=0) + 1


def take_lessons(bench: Bench, register: Register, report: NetcityReport) -> None:
    """Enter the report's lessons, day by day, in the order of its subjects.

    Their numbers in the day are not in the file: they run 1, 2… over the class's lessons, behind
    those that the day has already. A subject that is taught in parts of the class gets only the
    lessons of those parts in which a student has something.
    """
    place = {name: number for number, name in enumerate(report.subjects)}
    for lesson in sorted(report.lessons, key=lambda one: (one.date, place[one.subject], one)):
        pages = register.pages.get(key_of(lesson.subject), [])
        for page in pages:
            if page.members is None and may_seat(register, page, lesson):
                take_seat(bench, register, page, lesson)


def may_seat(register: Register, page: Page, lesson: Listed) -> bool:
    """Whether the lesson is there or may be entered: a closed term gets no new ones."""
    there = (lesson.date, lesson.number) in page.lessons
    return there or not register.is_closed(lesson.date)


def take_seat(bench: Bench, register: Register, page: Page, lesson: Listed) -> Seat:
    """The page's lesson of that day and number, entered with those before it where it is new."""
    seat = page, lesson.date, lesson.number
    if seat not in bench.tally.seats and (lesson.date, lesson.number) in page.lessons:
        bench.tally.unchanged["lessons"] += 1
    for number in range(1, lesson.number + 1):
        if (lesson.date, number) not in page.lessons:
            _new_lesson(bench, register, page, lesson.date, number)
            bench.tally.seats.add((page, lesson.date, number))
    bench.tally.seats.add(seat)
    return seat


def _new_lesson(bench: Bench, register: Register, page: Page, day: date, number: int) -> None:
    """A lesson whose teacher is unknown: nobody is said to have held it, and nobody owes it."""
    register.numbers[day] = min(register.numbers.get(day, 0) + 1, MOST_MEETINGS)
    meeting = Meeting(date=day, number=register.numbers[day])
    bench.draft.add(MEETING, meeting)
    row = Lesson(meeting=meeting, course=page.course)
    page.lessons[day, number] = bench.create("lessons", LESSON, row)
    register.year.taken.add(day)


def page_for(register: Register, subject: str, pupil: Pupil, day: date) -> Page | None:
    """The page on which the pupil has the subject on that day."""
    pages = register.pages.get(key_of(subject), [])
    whole = [page for page in pages if page.members is None]
    return next((page for page in (*whole, *pages) if page.has(pupil, day)), None)
