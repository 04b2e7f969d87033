"""Homework: the lesson where it was given and the day it is due."""

from __future__ import annotations

from django.db import models

from parta.journal.models.lessons import Lesson
from parta.lib.fields import Entered
from parta.people.models import Student


class Homework(Entered):
    """A task of a lesson. ``due_lesson`` is where it will be asked for; ``due`` its date.

    ``none`` is the explicit «без задания», so that empty is not forgotten (P-3.T.3).
    ``minutes`` is the expected time, 0 = not said. ``entered_at`` is the time of publication.
    """

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="homework")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)
    none = models.BooleanField(default=False)
    due = models.DateField(null=True)
    due_lesson = models.ForeignKey(Lesson, models.PROTECT, null=True, related_name="homework_due")
    minutes = models.PositiveSmallIntegerField(default=0)
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["due"], name="homework_due")]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "number"], name="homework_once"),
            models.CheckConstraint(
                condition=models.Q(none=True, text="")
                | (models.Q(none=False) & ~models.Q(text="")),
                name="homework_said",
            ),
        ]


class HomeworkFor(models.Model):
    """An individual task: the homework is for these students only."""

    homework = models.ForeignKey(Homework, models.PROTECT, related_name="only_for")
    student = models.ForeignKey(Student, models.PROTECT, related_name="own_homework")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["homework", "student"], name="homework_for_once"),
        ]
