"""The village school as one value: ask for it by seed and day, get everything in it.

    school = village_school(seed=1, today=date(2026, 11, 23))

The same seed and day give an equal school; another day of the same year continues the same life
rather than inventing a new one. Outside the school year the last school day stands for ``today``.

People that stories can rely on (their keys never change; staff have fixed names, families drawn
ones):

- ``t.algebra``: teaches the five pupils of ``c11`` and is their class teacher; fills in time.
- ``t.physics``: physics, informatics, the project and труд; class teacher of ``c9``, administrator,
  and the father of ``s.teacher_child`` in ``c7``.
- ``t.head``, ``t.deputy``: head and deputy. ``t.pe`` and ``t.history`` write late and with gaps.
- ``t.primary24``: one room, grades 2 and 4 (класс-комплект): one meeting, two lessons.
- ``t.english2`` hands over to ``t.english3`` on 1 December; ``t.geography`` hands ОБЗР to ``t.pe``
  in October. ``music:c8`` has no teacher.
- ``g.mother``: mother of ``s.son`` (``c5``) and ``s.daughter`` (``c11``).
- ``s.two_homes`` lives in two families; the father of ``s.court`` is restricted by a court;
  ``s.ward`` has a trustee.
- ``s.returner`` (``c6``) left in September and came back in November with marks from elsewhere;
  ``s.leaver`` (``c8``) left for good, ``s.newcomer`` (``c3``) came; ``s.mover`` (``c7``) changed
  the English subgroup in mid-term; ``s.exempt`` (``c9``) is «осв» from physical culture.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from parta.demo.content.subjects import SUBJECTS
from parta.demo.rules.appointments import employments, homerooms, roles
from parta.demo.rules.bells import bell_rows, bell_uses
from parta.demo.rules.calendar import YearCalendar, school_year_of
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.facts import Fact, Substitution
from parta.demo.rules.known import Known, known_on
from parta.demo.rules.life import Life, live
from parta.demo.rules.orders import numbered
from parta.demo.rules.plot import Plot, draw_plot
from parta.demo.rules.shapes import (
    Bell,
    BellUse,
    CancelledDay,
    Course,
    CourseTeacher,
    Employment,
    Group,
    GuardianLink,
    Homeroom,
    Lesson,
    Meeting,
    Membership,
    Movement,
    Order,
    Person,
    Plan,
    Role,
    SchoolClass,
    Slot,
    StaffAbsence,
    Student,
    Subject,
    TimetableVersion,
)

EVENING = 15 * 60 + 30


@dataclass(frozen=True, slots=True)
class VillageSchool:
    """Everything in the school up to ``now``, in fixed orders.

    ``meetings`` and ``lessons`` are laid for the whole year; ``lessons`` also hold the extra ones
    of substitutions. ``facts`` stand in the order in which they were entered.
    """

    seed: int
    today: date
    now: datetime
    calendar: YearCalendar
    persons: tuple[Person, ...]
    students: tuple[Student, ...]
    guardians: tuple[GuardianLink, ...]
    orders: tuple[Order, ...]
    employments: tuple[Employment, ...]
    roles: tuple[Role, ...]
    homerooms: tuple[Homeroom, ...]
    staff_absences: tuple[StaffAbsence, ...]
    classes: tuple[SchoolClass, ...]
    groups: tuple[Group, ...]
    memberships: tuple[Membership, ...]
    movements: tuple[Movement, ...]
    subjects: tuple[Subject, ...]
    courses: tuple[Course, ...]
    course_teachers: tuple[CourseTeacher, ...]
    bells: tuple[Bell, ...]
    bell_uses: tuple[BellUse, ...]
    plans: tuple[Plan, ...]
    versions: tuple[TimetableVersion, ...]
    slots: tuple[Slot, ...]
    meetings: tuple[Meeting, ...]
    lessons: tuple[Lesson, ...]
    cancelled_days: tuple[CancelledDay, ...]
    facts: tuple[Fact, ...]

    def fingerprint(self) -> str:
        """A digest of everything, for comparing two schools."""
        return sha256(repr(self).encode()).hexdigest()


def village_school(seed: int, today: date, now: datetime | None = None) -> VillageSchool:
    """Build the school as it stands on ``today``.

    ``now`` (aware) cuts what was not yet entered; by default 15:30 of the day in the school's
    time, when some teachers have filled the day and others have not.
    """
    calendar, day = school_year_of(today)
    clock = SchoolClock()
    moment = now or clock.at(day, EVENING)
    plot = draw_plot(f"village:{seed}", calendar)
    life = live(plot, f"village:{seed}", day, clock)
    return _assemble(seed, day, moment, plot, life)


def _assemble(seed: int, day: date, now: datetime, plot: Plot, life: Life) -> VillageSchool:
    known: Known = known_on(plot, day)
    entered = (_as_known(fact, now) for fact in life.facts if fact.entered_at <= now)
    facts = sorted(entered, key=lambda fact: fact.entered_at)
    return VillageSchool(
        seed=seed,
        today=day,
        now=now,
        calendar=plot.calendar,
        persons=known.persons,
        students=known.students,
        guardians=known.guardians,
        orders=numbered((*known.orders, *life.orders)),
        employments=employments(plot.calendar),
        roles=roles(plot.calendar),
        homerooms=homerooms(plot.calendar),
        staff_absences=tuple(life.staff_absences),
        classes=plot.structure.classes,
        groups=plot.structure.groups,
        memberships=known.memberships,
        movements=known.movements,
        subjects=SUBJECTS,
        courses=plot.structure.courses,
        course_teachers=plot.structure.course_teachers,
        bells=bell_rows(),
        bell_uses=bell_uses(plot.calendar),
        plans=plot.plans,
        versions=plot.versions,
        slots=plot.slots,
        meetings=plot.laid.meetings,
        lessons=(*plot.laid.lessons, *_extra(life, now)),
        cancelled_days=tuple(c for c in life.cancelled if c.entered_at <= now),
        facts=tuple(facts),
    )


def _extra(life: Life, now: datetime) -> tuple[Lesson, ...]:
    """Lessons of substitutions that are known by now."""
    known = {s.lesson for s in life.substitutions if s.entered_at <= now}
    return tuple(lesson for lesson in life.extra if lesson.key in known)


def _as_known(fact: Fact, now: datetime) -> Fact:
    """A substitution that the deputy confirms only later is not confirmed yet."""
    if isinstance(fact, Substitution) and fact.confirmed_at and fact.confirmed_at > now:
        return replace(fact, confirmed_at=None)
    return fact
