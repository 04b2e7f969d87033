"""Whose accounts a viewer looks after: the administrator all, a class teacher their families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from parta.ledger.rules import ADMINISTRATOR, HOMEROOM
from parta.lib.errors import NotYours
from parta.lib.fields import on_day
from parta.people.models import Guardianship, Role, Staff
from parta.school.access.viewer import Viewer, begun
from parta.school.models import CourseTeacher, Homeroom, Membership, SchoolClass


@dataclass(frozen=True, slots=True)
class ServedClass:
    """A class whose families the viewer gives slips to."""

    id: int
    name: str
    grade: int


def served_classes(viewer: Viewer) -> tuple[ServedClass, ...]:
    """All classes of the year for the administrator, their own for a class teacher (P-2.6)."""
    rows = SchoolClass.objects.filter(year__first=begun(viewer.today))
    if not viewer.has(ADMINISTRATOR):
        rows = rows.filter(pk__in=viewer.classes if viewer.has(HOMEROOM) else ())
    ordered = rows.order_by("grade", "letter").values_list("pk", "grade", "letter")
    return tuple(ServedClass(pk, f"{grade}{letter}", grade) for pk, grade, letter in ordered)


def students_of(school_class: int, today: date) -> QuerySet[Membership]:
    """The memberships that make today's list of a class."""
    rows = Membership.objects.filter(on_day(today), group__school_class=school_class)
    return rows.filter(group__kind="class")


def guardians_of(school_class: int, today: date) -> QuerySet[Guardianship]:
    """Today's unrestricted ties to the students of a class."""
    students = students_of(school_class, today).values("student_id")
    return Guardianship.objects.filter(on_day(today), student__in=students, restricted=False)


def staff_persons(today: date) -> set[int]:
    """Person ids of everybody who works here today, by order, office, class or load."""
    day = on_day(today)
    parts = (
        Staff.objects.filter(day).values_list("person_id"),
        Role.objects.filter(day).values_list("person_id"),
        Homeroom.objects.filter(day).values_list("teacher_id"),
        CourseTeacher.objects.filter(day, teacher__isnull=False).values_list("teacher_id"),
    )
    return {row[0] for row in parts[0].union(*parts[1:])}


def served_persons(viewer: Viewer) -> set[int]:
    """Person ids whose slips the viewer may issue.

    A class teacher serves families, but nobody who works here: a slip opens the whole account, so
    a colleague's, even as a parent, comes from the administrator (P-2.5).
    """
    classes = [line.id for line in served_classes(viewer)]
    day = on_day(viewer.today)
    enrolled = Membership.objects.filter(day, group__kind="class", group__school_class__in=classes)
    ties = Guardianship.objects.filter(
        day, student__in=enrolled.values("student_id"), restricted=False
    )
    families = enrolled.annotate(p=F("student__person_id")).values_list("p")
    found = {row[0] for row in families.union(ties.values_list("guardian_id"))}
    staff = staff_persons(viewer.today)
    return found | staff if viewer.has(ADMINISTRATOR) else found - staff


def check_served(viewer: Viewer, persons: set[int]) -> None:
    """Raise ``NotYours`` unless every one of them gets their slip from the viewer."""
    if not persons <= served_persons(viewer):
        raise NotYours("not this viewer's family")
