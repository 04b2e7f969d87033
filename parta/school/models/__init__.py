"""The school: its year, calendar, bells, classes, groups, subjects, courses and norms."""

from parta.school.models.bells import Bell, BellScheme, BellUse, Room
from parta.school.models.calendar import (
    CalendarDay,
    CancelledDay,
    Holiday,
    SchoolYear,
    Term,
    TermScheme,
)
from parta.school.models.classes import (
    Group,
    Homeroom,
    Membership,
    Movement,
    SchoolClass,
    TermClosing,
)
from parta.school.models.courses import Course, CourseTeacher, Exemption, Subject
from parta.school.models.school import Norm, School

__all__ = [
    "Bell",
    "BellScheme",
    "BellUse",
    "CalendarDay",
    "CancelledDay",
    "Course",
    "CourseTeacher",
    "Exemption",
    "Group",
    "Holiday",
    "Homeroom",
    "Membership",
    "Movement",
    "Norm",
    "Room",
    "School",
    "SchoolClass",
    "SchoolYear",
    "Subject",
    "Term",
    "TermClosing",
    "TermScheme",
]
