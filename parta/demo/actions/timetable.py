"""The weekly grid in its versions, and the meetings and lessons that it lays over the year."""

from __future__ import annotations

from parta.demo.actions.bench import Bench, Sitting
from parta.demo.rules.calendar import DAY
from parta.demo.rules.shapes import Meeting as PaperMeeting
from parta.demo.rules.shapes import Slot as PaperSlot
from parta.journal.models import Lesson, Meeting
from parta.journal.recorded import LESSON, MEETING
from parta.lib.bulk import insert
from parta.timetable.models import Laying, Slot, SlotCourse, TimetableVersion
from parta.timetable.recorded import SLOT, SLOT_COURSE, VERSION

HEAD = "t.head"
# Version, weekday, number and a course in it.
Cell = tuple[str, int, int, str]


def enter_timetable(sitting: Sitting) -> None:
    """The versions with their slots, then every meeting of the year with its lessons."""
    versions = _enter_versions(sitting)
    slots = _enter_slots(sitting, versions)
    _lay_meetings(sitting)
    _lay_lessons(sitting)
    _remember_slots(sitting.bench, slots)


def _enter_versions(sitting: Sitting) -> dict[str, TimetableVersion]:
    bench = sitting.bench
    found = {
        v.key: TimetableVersion(
            year=bench.year,
            name=f"{v.first:%d.%m.%Y}–{v.last:%d.%m.%Y}",
            first=v.first,
            last=v.last,
            approved_by=bench.persons[HEAD],
            approved=bench.school.calendar.first - DAY,
        )
        for v in bench.school.versions
    }
    sitting.enter(VERSION, list(found.values()))
    return found


def _enter_slots(sitting: Sitting, versions: dict[str, TimetableVersion]) -> dict[Cell, Slot]:
    bench = sitting.bench
    pairs = [(paper, _slot(bench, paper, versions)) for paper in bench.school.slots]
    sitting.enter(SLOT, [slot for _paper, slot in pairs])
    courses = [
        SlotCourse(slot_id=slot.pk, course_id=bench.courses[course].pk)
        for paper, slot in pairs
        for course in paper.courses
    ]
    sitting.enter(SLOT_COURSE, courses)
    return {
        (paper.version, paper.weekday, paper.number, course): slot
        for paper, slot in pairs
        for course in paper.courses
    }


def _slot(bench: Bench, paper: PaperSlot, versions: dict[str, TimetableVersion]) -> Slot:
    return Slot(
        version=versions[paper.version],
        weekday=paper.weekday,
        number=paper.number,
        room_id=bench.room(paper.room),
        teacher_id=bench.person(paper.teacher),
    )


def _lay_meetings(sitting: Sitting) -> None:
    bench = sitting.bench
    bench.meetings |= {m.key: _meeting(bench, m) for m in bench.school.meetings}
    sitting.enter(MEETING, list(bench.meetings.values()))


def _meeting(bench: Bench, paper: PaperMeeting) -> Meeting:
    teacher = bench.person(paper.teacher)
    return Meeting(
        date=paper.day,
        number=paper.number,
        room_id=bench.room(paper.room),
        planned_id=teacher,
        actual_id=teacher,
    )


def _lay_lessons(sitting: Sitting) -> None:
    """The lessons of the grid; those of substitutions come on their day."""
    bench = sitting.bench
    bench.lessons |= {
        paper.key: Lesson(
            meeting_id=bench.meetings[paper.meeting].pk, course_id=bench.courses[paper.course].pk
        )
        for paper in bench.school.lessons
        if not paper.extra
    }
    sitting.enter(LESSON, list(bench.lessons.values()))


def _remember_slots(bench: Bench, slots: dict[Cell, Slot]) -> None:
    """Which slot laid each meeting."""
    courses = {lesson.key: lesson.course for lesson in bench.school.lessons}
    rows = []
    for paper in bench.school.meetings:
        course = courses[paper.lessons[0]]
        slot = slots[paper.version, paper.day.isoweekday(), paper.number, course]
        rows.append(Laying(meeting_id=bench.meetings[paper.key].pk, slot_id=slot.pk))
    insert(rows)
