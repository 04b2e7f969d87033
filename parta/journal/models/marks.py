"""Assignments, their parts, and marks."""

from __future__ import annotations

from typing import Final

from django.db import models

from parta.journal.models.lessons import Lesson
from parta.lib.fields import Entered
from parta.people.models import Student
from parta.school.models import Subject

# 1–5; pass and fail; signs of grade 1; "." = work owed. Only 1–5 enter an average.
MARK_VALUES: Final = ("5", "4", "3", "2", "1", "z", "nz", "+", "-", ".")


class AssignmentType(models.Model):
    """A type of work (тип задания) with its weight and deadline; every mark has one.

    ``code`` is what stands over a column. ``written`` works have their own deadline (P-4.T.d3),
    ``days`` overrides it (0 = by rule); ``control`` counts for P-4.T.v.
    """

    code = models.CharField(max_length=6, unique=True)
    name_ru = models.CharField(max_length=80)
    name_kk = models.CharField(max_length=80, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    written = models.BooleanField(default=False)
    control = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField(default=0)
    place = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)


class Assignment(Entered):
    """A piece of work on a lesson; ``number`` tells several of one type apart."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="assignments")
    type = models.ForeignKey(AssignmentType, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    procedure = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "type", "number"], name="assignment_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=20), name="assignment_number"
            ),
        ]


class AssignmentPart(models.Model):
    """A part that is marked by itself: «4/3» is two parts of one assignment."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="part_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=6), name="part_number"
            ),
        ]


class Mark(Entered):
    """A mark: one value by (part, attempt, student); a re-mark is attempt 2.

    ``entered_at`` is the server's time of the first entry, by which lateness is judged.
    """

    part = models.ForeignKey(AssignmentPart, models.PROTECT, related_name="marks")
    student = models.ForeignKey(Student, models.PROTECT, related_name="marks")
    attempt = models.PositiveSmallIntegerField(default=1)
    value = models.CharField(max_length=2)
    comment = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "student", "attempt"], name="mark_once"),
            models.CheckConstraint(condition=models.Q(value__in=MARK_VALUES), name="mark_value"),
            models.CheckConstraint(
                condition=models.Q(attempt__gte=1, attempt__lte=9), name="mark_attempt"
            ),
        ]


class OutsideMark(models.Model):
    """A mark brought from another school: it has no lesson of ours."""

    student = models.ForeignKey(Student, models.PROTECT, related_name="outside_marks")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    day = models.DateField()
    value = models.CharField(max_length=2)
    work = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__in=MARK_VALUES), name="outside_mark_value"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="outside_mark_source"),
        ]
