"""Versions of the weekly grid, and which meeting each slot laid."""

from __future__ import annotations

from django.db import models

from parta.journal.models import Meeting
from parta.lib.fields import Dated, in_order
from parta.people.models import Person
from parta.school.models import Course, Room, SchoolYear


class TimetableVersion(Dated):
    """A timetable in force from ``first`` to ``last``; ``temporary`` before the approved one."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="timetables")
    name = models.CharField(max_length=80)
    temporary = models.BooleanField(default=False)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved = models.DateField(null=True)

    class Meta:
        constraints = [
            in_order("version_in_order"),
            models.UniqueConstraint(fields=["year", "name"], name="version_once"),
        ]


class Slot(models.Model):
    """A teacher, a weekday (1 = Monday), a number and a room; every week, odd or even ones.

    Joining is per slot: a combined class or a joined lesson is one slot with several courses.
    """

    version = models.ForeignKey(TimetableVersion, models.PROTECT, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField(default=0)
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="+")
    teacher = models.ForeignKey(Person, models.PROTECT, null=True, related_name="slots")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    weekday__gte=1, weekday__lte=7, number__lte=20, weeks__in=[0, 1, 2]
                ),
                name="slot_place",
            ),
            models.UniqueConstraint(
                fields=["version", "weekday", "number", "weeks", "teacher"],
                condition=models.Q(teacher__isnull=False),
                name="slot_teacher_once",
            ),
        ]


class SlotCourse(models.Model):
    """A course taught in a slot."""

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="courses")
    course = models.ForeignKey(Course, models.PROTECT, related_name="slots")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "course"], name="slot_course_once")]


class Laying(models.Model):
    """The meeting that a slot laid: a new version replaces only what nobody has written to."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="laying")
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="layings")
