"""The viewer: one person with all roles of today, read in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Concat

from parta.ledger.rules import (
    DEPUTY,
    GUARDIAN,
    HEAD,
    HOMEROOM,
    STUDENT,
    TEACHER,
    Actor,
)
from parta.lib.fields import OPEN_END, on_day
from parta.lib.prepared import Prepared, as_date
from parta.people.models import Guardianship, Person, Role, Staff, Student
from parta.people.sessions import SignedIn
from parta.school.models import CourseTeacher, Homeroom, Membership, Movement, SchoolYear
from parta.school.rules.leaving import left_on, may_read

# Who acts when somebody of several roles names none: the nearest to the act.
PREFERENCE = "TKDHACWBGS"
STAFF_ROLES = frozenset("AHDCWBKT")
DATES = ("last", "year_last", "departed", "begun")
COLUMNS = ("tag", "kind", "ident", "name", "key", *DATES)


@dataclass(frozen=True, slots=True)
class Child:
    """A student whom the viewer may read; ``left`` is the last day of one who left (S-13)."""

    student: int
    name: str
    left: date | None = None

    @property
    def read_only(self) -> bool:
        """True after the child has left: what was stays to be read for a while."""
        return self.left is not None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking: built once a request, dropped with it.

    ``roles`` are the ledger's letters (A administrator, H head, D deputy, K class teacher,
    T teacher, S student, G guardian, C W B as appointed); a head without a deputy has D too
    (R-1.4). ``classes`` are class ids of a class teacher, ``children`` a guardian's students,
    ``own`` the viewer's own page as a student. ``today`` is the school's date.
    """

    account: int
    person: int
    name: str
    today: date
    roles: frozenset[str] = frozenset()
    inherits_deputy: bool = False
    classes: tuple[int, ...] = ()
    children: tuple[Child, ...] = ()
    own: Child | None = None
    language: str = field(default="ru", compare=False)

    def has(self, *roles: str) -> bool:
        """True when any of the roles is among the viewer's."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_staff(self) -> bool:
        """True for everybody who works at the school."""
        return not self.roles.isdisjoint(STAFF_ROLES)

    @property
    def student(self) -> int | None:
        """The viewer's own student id."""
        return self.own.student if self.own else None

    @property
    def students(self) -> tuple[Child, ...]:
        """All students whose diary is open to the viewer: own first, then the children."""
        return ((self.own,) if self.own else ()) + self.children

    def actor(self, *, at: datetime, role: str = "") -> Actor:
        """The ``by`` of an action; without ``role`` the nearest of the viewer's roles.

        A head in the deputy's place acts as head: the ledger never names an office nobody holds.
        """
        acting = role or next((letter for letter in PREFERENCE if letter in self.roles), "")
        if acting not in self.roles:
            raise ValueError(f"{self.name!r} has no role {acting!r} today")
        if acting == DEPUTY and self.inherits_deputy:
            acting = HEAD
        return Actor(at=at, role=acting, account=self.account, person=self.person)


class _Right(NamedTuple):
    """One line of the rights query; the dates are filled for students only."""

    tag: str
    kind: str
    id: int
    name: str
    key: str
    last: date | None
    year_last: date | None
    departed: date | None
    begun: date | None


def viewer_of(who: SignedIn, today: date, days_after_leaving: int) -> Viewer:
    """The viewer behind a signed-in account, by one query more."""
    rows = _RIGHTS.rows(person=who.person, student=who.student, today=today)
    rights = [_Right(*row[: -len(DATES)], *map(as_date, row[-len(DATES) :])) for row in rows]
    roles = {right.kind for right in rights if right.tag == "role"}
    inherits = HEAD in roles and not any(right.tag == "deputy" for right in rights)
    children = _readable(rights, "child", today, days_after_leaving)
    own = _readable(rights, "self", today, days_after_leaving)
    classes = tuple(sorted(right.id for right in rights if right.tag == "class"))
    derived = {
        DEPUTY: inherits, HOMEROOM: classes, GUARDIAN: children, STUDENT: own,
        TEACHER: any(right.tag == "teaches" for right in rights),
    }  # fmt: skip
    return Viewer(
        account=who.account,
        person=who.person,
        name=f"{who.given_name} {who.family_name}",
        today=today,
        roles=frozenset(roles | {letter for letter, held in derived.items() if held}),
        inherits_deputy=inherits,
        classes=classes,
        children=children,
        own=own[0] if own else None,
        language=who.language,
    )


def _readable(rights: Iterable[_Right], tag: str, today: date, days: int) -> tuple[Child, ...]:
    found: dict[int, Child] = {}
    for right in sorted((r for r in rights if r.tag == tag), key=lambda right: right.key):
        left = left_on(
            today=today, last=right.last, year_last=right.year_last,
            departed=right.departed, begun=right.begun,
        )  # fmt: skip
        if may_read(left, today, days):
            found[right.id] = Child(right.id, right.name, left)
    return tuple(found.values())


def _rights(person: int, student: int, today: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Everything the roles of today follow from, as the parts of one UNION."""
    appointed = Role.objects.filter(on_day(today), person=person)
    deputies = Role.objects.filter(on_day(today), kind=DEPUTY)
    homerooms = Homeroom.objects.filter(on_day(today), teacher=person)
    wards = Guardianship.objects.filter(on_day(today), guardian=person, restricted=False)
    myself = Student.objects.filter(pk=student)
    return _line(appointed, "role", kind=F("kind")).union(
        _line(deputies, "deputy"),
        _line(homerooms, "class", ident=F("school_class_id")),
        _line(_teaching(person, today), "teaches"),
        _line(_covering(person, today), "teaches"),
        _student_line(wards, "child", "student__", today),
        _student_line(myself, "self", "", today),
        all=True,
    )


def _teaching(person: int, today: date) -> QuerySet[Any]:
    """The load of the newest year that has begun, and of a coming one."""
    return CourseTeacher.objects.filter(
        _employed(today), teacher=person, course__group__year__first__gte=begun(today)
    )


def _covering(person: int, today: date) -> QuerySet[Any]:
    """Lessons given this year without a load of one's own: one who only substitutes."""
    meetings = Person._meta.get_field("meetings").related_model._default_manager  # a floor up
    held = meetings.filter(actual=OuterRef("pk"), date__gte=begun(today))
    return Person.objects.annotate(teacher_id=F("pk")).filter(
        _employed(today), Exists(held), pk=person
    )


def _employed(today: date) -> Q:
    """Whoever has left by order no longer teaches; a school may keep no staff orders at all."""
    staff = Staff.objects.filter(person=OuterRef("teacher_id"))
    return ~Q(Exists(staff)) | Q(Exists(staff.filter(on_day(today))))


def begun(today: date) -> Subquery:
    """The first day of the newest school year that has begun, as a part of a query."""
    years = SchoolYear.objects.filter(first__lte=today).order_by("-first")
    return Subquery(years.values("first")[:1])


def _line(rows: QuerySet[Any], tag: str, **columns: Any) -> QuerySet[Any, tuple[Any, ...]]:
    given = {
        "tag": Value(tag, CharField()), "kind": Value("", CharField()),
        "ident": Value(0, IntegerField()), "name": Value("", CharField()),
        "key": Value("", CharField()), **dict.fromkeys(DATES, Value(OPEN_END, DateField())),
    } | columns  # fmt: skip
    return rows.values_list(*(given[name] for name in COLUMNS))


def _student_line(
    rows: QuerySet[Any], tag: str, path: str, today: date
) -> QuerySet[Any, tuple[Any, ...]]:
    me = OuterRef(f"{path}pk")
    enrolled = Membership.objects.filter(student=me, group__kind="class").order_by("-last")
    gone = Movement.objects.filter(student=me, kind=Movement.Kind.DEPARTED, day__lte=today)
    return _line(
        rows, tag,
        ident=F(f"{path}pk"),
        name=Concat(f"{path}person__given_name", Value(" "), f"{path}person__family_name"),
        key=F(f"{path}person__sort_key"),
        last=Subquery(enrolled.values("last")[:1]),
        year_last=Subquery(enrolled.values("group__year__last")[:1]),
        departed=Subquery(gone.order_by("-day").values("day")[:1]),
        begun=begun(today),
    )  # fmt: skip


_RIGHTS = Prepared(_rights)
