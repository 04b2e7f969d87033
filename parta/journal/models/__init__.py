"""The journal: dated lessons and all that hangs on them."""

from parta.journal.models.attendance import AbsenceInterval, Attendance
from parta.journal.models.homework import Homework, HomeworkFor
from parta.journal.models.lessons import Held, LaidTopic, Lesson, Meeting, NotHeld, Substitution
from parta.journal.models.marks import Assignment, AssignmentPart, AssignmentType, Mark, OutsideMark
from parta.journal.models.operations import Operation, Outage

__all__ = [
    "AbsenceInterval",
    "Assignment",
    "AssignmentPart",
    "AssignmentType",
    "Attendance",
    "Held",
    "Homework",
    "HomeworkFor",
    "LaidTopic",
    "Lesson",
    "Mark",
    "Meeting",
    "NotHeld",
    "Operation",
    "Outage",
    "OutsideMark",
    "Substitution",
]
