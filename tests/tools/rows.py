"""A valid row of every table, made past the ledger: for tests of the database's own rules."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Field, Model

from parta import models as m

M = TypeVar("M", bound=Model)
DAY = date(2026, 9, 1)
LAST = date(2026, 12, 31)
MOMENT = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)
DATES = {"first": DAY, "last": LAST}


class Rows:
    """Makes rows; every number, name and date is another one, so that no two rows collide."""

    def __init__(self) -> None:
        self._count = itertools.count(1)
        self._parents: dict[type[Model], Model] = {}

    def number(self) -> int:
        """The next number."""
        return next(self._count)

    def name(self) -> str:
        """A word that no other row has."""
        return f"Слово{self.number()}"

    def day(self) -> date:
        """A day that no other row has."""
        return DAY + timedelta(days=self.number())

    def fresh(self, model: type[M], **values: Any) -> M:
        """A valid row, not saved; ``values`` override."""
        made: M = MAKERS[model](self)
        for name, value in values.items():
            setattr(made, name, value)
        return made

    def new(self, model: type[M], **values: Any) -> M:
        """A valid row, saved."""
        row = self.fresh(model, **values)
        row.save(force_insert=True)
        return row

    def some(self, model: type[M]) -> M:
        """A saved row that others may hang on; always the same one."""
        if model not in self._parents:
            self._parents[model] = self.new(model)
        return self._parents[model]  # type: ignore[return-value]

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Whatever is written inside is taken back."""
        known = dict(self._parents)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self._parents = known

    def other(self, field: Field[Any, Any], value: Any) -> Any:
        """Another valid value of a column."""
        if field.is_relation:
            return self.new(field.related_model)  # type: ignore[arg-type]
        if field.choices:
            return next(key for key, _name in field.flatchoices if key not in (value, ""))
        return self._another(value)

    def _another(self, value: Any) -> Any:
        if isinstance(value, date):
            return value + timedelta(days=1)
        if isinstance(value, uuid.UUID):
            return uuid.uuid4()
        return value + 1 if isinstance(value, int) else str(self.number())


MAKERS: dict[type[Model], Callable[[Rows], Any]] = {
    m.Person: lambda r: m.Person(
        family_name=r.name(), given_name="Асель", sort_key=r.name(), sex="f"
    ),
    m.Order: lambda r: m.Order(number=r.name(), day=r.day()),
    m.Staff: lambda r: m.Staff(person=r.new(m.Person), **DATES),
    m.StaffAbsence: lambda r: m.StaffAbsence(
        person=r.some(m.Person), reason="illness", **DATES
    ),
    m.Student: lambda r: m.Student(person=r.new(m.Person)),
    m.Consent: lambda r: m.Consent(
        student=r.some(m.Student), signer=r.some(m.Person), kind="data", signed=r.day()
    ),
    m.Account: lambda r: m.Account(person=r.new(m.Person), login=r.name()),
    m.Session: lambda r: m.Session(session_key=r.name(), session_data="", expire_date=MOMENT),
    m.SignInFailure: lambda r: m.SignInFailure(login=r.name(), address="127.0.0.1", at=MOMENT),
    m.Device: lambda r: m.Device(
        account=r.some(m.Account), name=uuid.uuid4(), first_seen=MOMENT
    ),
    m.View: lambda r: m.View(
        account=r.some(m.Account), student=r.some(m.Student), day=r.day(), what="diary"
    ),
    m.Role: lambda r: m.Role(person=r.new(m.Person), kind="D", **DATES),
    m.Guardianship: lambda r: m.Guardianship(
        guardian=r.some(m.Person), student=r.new(m.Student), relation="mother", **DATES
    ),
    m.School: lambda r: m.School(name="Школа", short_name="Школа"),
    m.Norm: lambda r: m.Norm(key=r.name(), value=1),
    m.SchoolYear: lambda r: m.SchoolYear(name=str(r.number()), **DATES),
    m.TermScheme: lambda r: m.TermScheme(
        year=r.some(m.SchoolYear), kind="quarters", name=r.name()
    ),
    m.Term: lambda r: m.Term(
        scheme=r.new(m.TermScheme), number=r.number(), name=r.name(), **DATES
    ),
    m.Holiday: lambda r: m.Holiday(year=r.some(m.SchoolYear), name=r.name(), **DATES),
    m.CalendarDay: lambda r: m.CalendarDay(day=r.day(), kind="off"),
    m.CancelledDay: lambda r: m.CancelledDay(
        school_class=r.some(m.SchoolClass), day=r.day(), kind="cancelled", reason="мороз"
    ),
    m.Room: lambda r: m.Room(name=r.name()),
    m.BellScheme: lambda r: m.BellScheme(name=r.name()),
    m.Bell: lambda r: m.Bell(
        scheme=r.some(m.BellScheme), number=r.number(), starts=time(8), ends=time(8, 40)
    ),
    m.BellUse: lambda r: m.BellUse(scheme=r.some(m.BellScheme), **DATES),
    m.SchoolClass: lambda r: m.SchoolClass(
        year=r.some(m.SchoolYear), grade=5, letter=str(r.number()), scheme=r.some(m.TermScheme)
    ),
    m.Homeroom: lambda r: m.Homeroom(
        school_class=r.new(m.SchoolClass), teacher=r.some(m.Person), **DATES
    ),
    m.Group: lambda r: m.Group(
        year=r.some(m.SchoolYear), school_class=r.new(m.SchoolClass), kind="class", name=r.name()
    ),
    m.Membership: lambda r: m.Membership(
        group=r.some(m.Group), student=r.new(m.Student), **DATES
    ),
    m.Movement: lambda r: m.Movement(
        student=r.some(m.Student), kind="arrived", day=r.day(),
        school_class=r.some(m.SchoolClass), order=r.some(m.Order),
    ),
    m.TermClosing: lambda r: m.TermClosing(
        school_class=r.some(m.SchoolClass), term=r.new(m.Term), stage="deputy",
        by=r.some(m.Person), at=MOMENT,
    ),
    m.Subject: lambda r: m.Subject(name_ru=r.name(), short_ru="Алг"),
    m.Course: lambda r: m.Course(subject=r.new(m.Subject), group=r.some(m.Group)),
    m.CourseTeacher: lambda r: m.CourseTeacher(
        course=r.some(m.Course), teacher=r.some(m.Person), hours=2, **DATES
    ),
    m.Exemption: lambda r: m.Exemption(
        student=r.new(m.Student), subject=r.some(m.Subject), **DATES
    ),
    m.Plan: lambda r: m.Plan(subject=r.some(m.Subject), grade=5, title=r.name()),
    m.PlanSection: lambda r: m.PlanSection(
        plan=r.some(m.Plan), number=r.number(), title=r.name()
    ),
    m.PlanTopic: lambda r: m.PlanTopic(plan=r.some(m.Plan), number=r.number(), title=r.name()),
    m.CoursePlan: lambda r: m.CoursePlan(course=r.new(m.Course), plan=r.some(m.Plan)),
    m.Meeting: lambda r: m.Meeting(date=r.day(), number=3, planned=r.some(m.Person)),
    m.Lesson: lambda r: m.Lesson(meeting=r.new(m.Meeting), course=r.some(m.Course)),
    m.LaidTopic: lambda r: m.LaidTopic(lesson=r.some(m.Lesson), topic=r.new(m.PlanTopic)),
    m.Held: lambda r: m.Held(
        lesson=r.new(m.Lesson), teacher=r.some(m.Person), entered_at=MOMENT
    ),
    m.NotHeld: lambda r: m.NotHeld(lesson=r.new(m.Lesson), reason="event"),
    m.Substitution: lambda r: m.Substitution(
        meeting=r.new(m.Meeting), kind="same", substitute=r.some(m.Person)
    ),
    m.AssignmentType: lambda r: m.AssignmentType(code=str(r.number()), name_ru=r.name()),
    m.Assignment: lambda r: m.Assignment(
        lesson=r.new(m.Lesson), type=r.some(m.AssignmentType), number=1
    ),
    m.AssignmentPart: lambda r: m.AssignmentPart(assignment=r.new(m.Assignment), number=1),
    m.Mark: lambda r: m.Mark(
        part=r.some(m.AssignmentPart), student=r.new(m.Student), value="5", entered_at=MOMENT
    ),
    m.OutsideMark: lambda r: m.OutsideMark(
        student=r.some(m.Student), subject=r.some(m.Subject), day=DAY, value="4",
        source="справка",
    ),
    m.AbsenceInterval: lambda r: m.AbsenceInterval(
        student=r.some(m.Student), code="B", **DATES
    ),
    m.Attendance: lambda r: m.Attendance(
        lesson=r.some(m.Lesson), student=r.new(m.Student), code="N", entered_at=MOMENT
    ),
    m.Homework: lambda r: m.Homework(
        lesson=r.some(m.Lesson), number=r.number(), text="§ 12", entered_at=MOMENT
    ),
    m.HomeworkFor: lambda r: m.HomeworkFor(
        homework=r.some(m.Homework), student=r.new(m.Student)
    ),
    m.Operation: lambda r: m.Operation(
        name=uuid.uuid4(), account=r.some(m.Account), device=r.some(m.Device),
        number=r.number(), protocol=1, kind="mark", outcome="done", received=MOMENT,
    ),
    m.Outage: lambda r: m.Outage(began=MOMENT, ended=MOMENT),
    m.LedgerText: lambda r: m.LedgerText(entry=r.number(), part="c", salt=b"1", text="слово"),
    m.TermMark: lambda r: m.TermMark(
        student=r.new(m.Student), subject=r.some(m.Subject), term=r.some(m.Term), value="4",
        entered_at=MOMENT,
    ),
    m.YearMark: lambda r: m.YearMark(
        student=r.new(m.Student), subject=r.some(m.Subject), year=r.some(m.SchoolYear),
        kind="year", value="4", entered_at=MOMENT,
    ),
    m.TimetableVersion: lambda r: m.TimetableVersion(
        year=r.some(m.SchoolYear), name=r.name(), **DATES
    ),
    m.Slot: lambda r: m.Slot(
        version=r.some(m.TimetableVersion), weekday=1, number=1, teacher=r.new(m.Person)
    ),
    m.SlotCourse: lambda r: m.SlotCourse(slot=r.some(m.Slot), course=r.new(m.Course)),
    m.Laying: lambda r: m.Laying(meeting=r.new(m.Meeting), slot=r.some(m.Slot)),
}  # fmt: skip
