"""Who was absent or late, and why."""

from __future__ import annotations

from django.db import models

from parta.journal.models.lessons import Lesson
from parta.lib.fields import Dated, Entered, in_order
from parta.people.models import Order, Student


class AbsenceInterval(Dated):
    """A sick note, order or application that covers days and pre-fills their lessons.

    No diagnosis is kept: ``document`` is «справка № от» and nothing more.
    """

    student = models.ForeignKey(Student, models.PROTECT, related_name="intervals")
    code = models.CharField(max_length=3)
    document = models.CharField(max_length=120, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            in_order("interval_in_order"),
            models.CheckConstraint(
                condition=models.Q(code__in=["N", "UP", "B", "NP", "OSV"]), name="interval_code"
            ),
        ]


class Attendance(Entered):
    """A student's absence, lateness or exemption in one lesson; presence has no row.

    Codes: N «Н» reason unknown, UP excused, B illness, NP without excuse, OP late, OSV exempt.
    ``interval`` says where it came from when it was not typed in the lesson.
    """

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="attendance")
    student = models.ForeignKey(Student, models.PROTECT, related_name="attendance")
    code = models.CharField(max_length=3)
    interval = models.ForeignKey(
        AbsenceInterval, models.PROTECT, null=True, related_name="attendance"
    )
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "student"], name="attendance_once"),
            models.CheckConstraint(
                condition=models.Q(code__in=["N", "UP", "B", "NP", "OP", "OSV"]),
                name="attendance_code",
            ),
        ]
