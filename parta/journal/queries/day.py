"""A teacher's day: meetings with their lessons, as «Мой день» shows them.

The number of queries does not depend on how many meetings there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Max, Min, OuterRef, Q, QuerySet, Subquery

from parta.journal.models import Homework, Lesson, Meeting, NotHeld, Substitution
from parta.journal.queries.sheets import Task
from parta.lib.fields import on_day
from parta.lib.names import short_name
from parta.school.models import CourseTeacher
from parta.school.queries.bells import Bells, bells_on
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class DayLesson:
    """One course's lesson in a meeting, with what its card says about it.

    ``marks`` is False where no mark may stand (grade 1, before the first day of marks, subjects
    without marks).
    """

    lesson: int
    course: int
    subject: int
    name: Bilingual
    group: str
    school_class: int | None
    grade: int | None
    scale: str
    marks: bool
    shift: int | None


@dataclass(frozen=True, slots=True)
class Swap:
    """A substitution: who is absent, who teaches, and whether the deputy has confirmed it."""

    kind: str
    absent: str
    substitute: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """What a teacher does at one number of a day: one lesson, or several taught together."""

    meeting: int
    date: date
    number: int
    room: str
    planned: int | None
    actual: int | None
    teacher: str
    starts: time | None
    ends: time | None
    swap: Swap | None
    lessons: tuple[DayLesson, ...]


Row = tuple[Any, ...]
LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=60)
FIELDS = (
    "meeting_id", "meeting__date", "meeting__number", "meeting__room__name",
    "meeting__planned_id", "meeting__actual_id", "meeting__actual__family_name",
    "meeting__actual__given_name", "meeting__actual__patronymic", "pk", "course_id",
    "course__subject_id", "course__subject__name_ru", "course__subject__name_kk",
    "course__group__name", "course__group__school_class_id",
    "course__group__school_class__grade", "course__group__school_class__marks_from",
    "course__group__school_class__shift", "course__marking", "course__subject__marking",
)  # fmt: skip


def meetings_of(teacher: int, day: date) -> tuple[DayMeeting, ...]:
    """All meetings of a day that a teacher was to teach or teaches, in the order of the bells."""
    mine = Q(meeting__planned=teacher) | Q(meeting__actual=teacher)
    return _meetings(Lesson.objects.filter(mine, meeting__date=day), day)


def meetings_of_others(teacher: int, day: date) -> tuple[DayMeeting, ...]:
    """All meetings of a day that somebody else teaches or nobody: what one may take over."""
    mine = Q(meeting__actual=teacher)
    return _meetings(Lesson.objects.filter(~mine, meeting__date=day), day)


def meeting_of(meeting: int) -> DayMeeting | None:
    """One meeting with its lessons."""
    rows = Lesson.objects.filter(meeting_id=meeting)
    day = rows.values_list("meeting__date", flat=True).first()
    found = _meetings(rows, day) if day else ()
    return found[0] if found else None


def _meetings(lessons: QuerySet[Lesson], day: date) -> tuple[DayMeeting, ...]:
    ordered = lessons.order_by("meeting__number", "meeting_id", "course__group__name", "pk")
    rows = list(ordered.values_list(*FIELDS))
    if not rows:
        return ()
    bells, swaps = bells_on(day), _swaps({row[0] for row in rows})
    together: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        together[row[0]].append(row)
    found = [_meeting(group, bells, swaps) for group in together.values()]
    return tuple(sorted(found, key=lambda one: (one.starts or time.max, one.number)))


def _meeting(rows: list[Row], bells: Bells, swaps: dict[int, Swap]) -> DayMeeting:
    meeting, day, number, room, planned, actual, *teacher = rows[0][:9]
    lessons = tuple(_lesson(row) for row in rows)
    grade, shift = rows[0][16], rows[0][18] or 1
    starts, ends = bells.times(grade, shift).get(number, (None, None))
    return DayMeeting(
        meeting, day, number, room or "", planned, actual,
        short_name(*teacher) if actual else "", starts, ends, swaps.get(meeting), lessons,
    )  # fmt: skip


def _lesson(row: Row) -> DayLesson:
    (pk, course, subject, ru, kk, group, klass, grade, marks_from, shift, own, scale) = row[9:]
    scale = own or scale
    begun = klass is None or (marks_from is not None and marks_from <= row[1])
    return DayLesson(
        pk, course, subject, Bilingual(ru, kk), group, klass, grade, scale,
        begun and scale != "none", shift,
    )  # fmt: skip


def _swaps(meetings: Iterable[int]) -> dict[int, Swap]:
    rows: Iterable[Row] = Substitution.objects.filter(meeting__in=list(meetings)).values_list(
        "meeting_id", "kind", "confirmed_by_id",
        "absent__family_name", "absent__given_name", "absent__patronymic",
        "substitute__family_name", "substitute__given_name", "substitute__patronymic",
    )  # fmt: skip
    return {
        meeting: Swap(kind, _short(names[:3]), _short(names[3:]), confirmed is not None)
        for meeting, kind, confirmed, *names in rows
    }


def _short(names: list[Any]) -> str:
    return short_name(*(name or "" for name in names)) if names[0] else ""


# --- homework around a day -----------------------------------------------------------------


def last_tasks(courses: Iterable[int], before: date) -> dict[int, Task]:
    """The homework given last in each course in the two months before a day."""
    days = (before - LOOK_BACK, before - timedelta(days=1))
    given = Homework.objects.filter(
        lesson__course__in=list(courses), lesson__meeting__date__range=days, none=False, number=1
    )
    same = given.filter(lesson__course=OuterRef("lesson__course"))
    newest = same.order_by("-lesson__meeting__date", "-lesson__meeting__number").values("pk")[:1]
    rows: Iterable[Row] = given.filter(pk=Subquery(newest)).values_list(
        "lesson__course_id", "text", "none", "due", "minutes", "entry", "number"
    )
    return {course: Task(*values) for course, *values in rows}


def next_days(courses: Iterable[int], after: date) -> dict[int, date]:
    """The date of each course's next lesson after a day, those not held aside."""
    rows = Lesson.objects.filter(
        course__in=list(courses), meeting__date__gt=after, not_held__isnull=True
    )
    return dict(rows.values_list("course").annotate(day=Min("meeting__date")))


# --- parallel classes ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parallel:
    """A lesson of the same subject and grade in another group of the same teacher."""

    lesson: int
    course: int
    group: str
    date: date


def parallels(teacher: int, lessons: Iterable[DayLesson], day: date) -> dict[int, list[Parallel]]:
    """By lesson, where its homework may go too: that day's or the next lesson of each parallel."""
    listed = list(lessons)
    load = _load(teacher, listed, day)
    courses = {course for one in listed for course, _group in load[one.subject, one.grade]}
    coming = _coming(courses, day) if len(courses) > 1 else {}
    return {
        one.lesson: [
            Parallel(coming[course][0], course, group, coming[course][1])
            for course, group in load[one.subject, one.grade]
            if course != one.course and course in coming
        ]
        for one in listed
    }


def _load(
    teacher: int, lessons: list[DayLesson], day: date
) -> dict[tuple[int, int | None], list[tuple[int, str]]]:
    """The teacher's courses in the subjects of some lessons, by (subject, grade)."""
    rows = CourseTeacher.objects.filter(
        on_day(day), teacher_id=teacher, course__subject__in={one.subject for one in lessons}
    )
    found: dict[tuple[int, int | None], list[tuple[int, str]]] = defaultdict(list)
    for subject, grade, course, group in rows.values_list(
        "course__subject_id", "course__group__school_class__grade", "course_id",
        "course__group__name",
    ):  # fmt: skip
        found[subject, grade].append((course, group))
    return found


def _coming(courses: Iterable[int], day: date) -> dict[int, tuple[int, date]]:
    """(lesson, date) of each course's lesson of that day or, without one, of its next."""
    rows = Lesson.objects.filter(
        course__in=list(courses), meeting__date__range=(day, day + LOOK_AHEAD)
    )
    found: dict[int, tuple[int, date]] = {}
    for course, lesson, when in rows.order_by("meeting__date", "meeting__number").values_list(
        "course_id", "pk", "meeting__date"
    ):
        found.setdefault(course, (lesson, when))
    return found


def own_courses(teacher: int, day: date) -> dict[int, list[tuple[int, Bilingual]]]:
    """A teacher's courses of a day by class: what may be taught there instead of the plan."""
    rows: Iterable[Row] = CourseTeacher.objects.filter(
        on_day(day), teacher_id=teacher, course__group__school_class__isnull=False
    ).values_list(
        "course__group__school_class_id", "course_id", "course__subject__name_ru",
        "course__subject__name_kk",
    )  # fmt: skip
    found: dict[int, list[tuple[int, Bilingual]]] = defaultdict(list)
    for school_class, course, ru, kk in rows:
        found[school_class].append((course, Bilingual(ru, kk)))
    return found


# --- words of choices ----------------------------------------------------------------------


def not_held_reasons() -> list[tuple[str, str]]:
    """(code, words) of why a lesson may not have been held, in the language of the page."""
    return [(code, str(words)) for code, words in NotHeld.Reason.choices]


def nearest_days(teacher: int, day: date) -> tuple[date | None, date | None]:
    """The teacher's last day with lessons before a day, and the first one after it."""
    mine = Meeting.objects.filter(Q(planned=teacher) | Q(actual=teacher))
    before = mine.filter(date__lt=day).aggregate(day=Max("date"))["day"]
    return before, mine.filter(date__gt=day).aggregate(day=Min("date"))["day"]
