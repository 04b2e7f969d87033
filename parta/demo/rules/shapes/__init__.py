"""What the village school is made of: plain values that name each other by short keys.

Keys are stable strings (``t.physics``, ``c7``, ``algebra:c7``), so that the same seed gives the
same school and a story can name its people. Times are aware and in UTC; days are the school's own.
An open end of a dated row is ``FOREVER``, and the last day is included.
"""

from parta.demo.rules.shapes.lessons import (
    Lesson,
    Meeting,
    Plan,
    PlanSection,
    PlanTopic,
    Slot,
    TimetableVersion,
)
from parta.demo.rules.shapes.people import (
    FOREVER,
    Employment,
    GuardianLink,
    Homeroom,
    Order,
    Person,
    Relation,
    Role,
    RoleKind,
    Sex,
    StaffAbsence,
    Student,
)
from parta.demo.rules.shapes.school import (
    Bell,
    BellUse,
    CancelledDay,
    Course,
    CourseTeacher,
    DaysOff,
    Group,
    Membership,
    Movement,
    MovementKind,
    Scheme,
    SchoolClass,
    Subject,
    Term,
)

__all__ = [
    "FOREVER",
    "Bell",
    "BellUse",
    "CancelledDay",
    "Course",
    "CourseTeacher",
    "DaysOff",
    "Employment",
    "Group",
    "GuardianLink",
    "Homeroom",
    "Lesson",
    "Meeting",
    "Membership",
    "Movement",
    "MovementKind",
    "Order",
    "Person",
    "Plan",
    "PlanSection",
    "PlanTopic",
    "Relation",
    "Role",
    "RoleKind",
    "Scheme",
    "SchoolClass",
    "Sex",
    "Slot",
    "StaffAbsence",
    "Student",
    "Subject",
    "Term",
    "TimetableVersion",
]
