"""КТП: the plan of a course's lessons, its sections and topics, from a library of plans."""

from __future__ import annotations

from django.db import models

from parta.people.models import Person
from parta.school.models import Course, Subject


class Plan(models.Model):
    """A plan in the library: for a subject and grade, by an author; copied between years."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="plans")
    grade = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    hours = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grade__gte=1, grade__lte=12), name="plan_grade"
            ),
        ]


class PlanSection(models.Model):
    """A section (раздел) of a plan with its hours."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sections")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    hours = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="section_once"),
        ]


class PlanTopic(models.Model):
    """A topic of ``hours`` lessons, with the homework that goes with it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="topics")
    section = models.ForeignKey(PlanSection, models.PROTECT, null=True, related_name="topics")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    hours = models.PositiveSmallIntegerField(default=1)
    homework = models.CharField(max_length=500, blank=True)
    work = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="topic_once"),
            models.CheckConstraint(condition=models.Q(hours__gte=1), name="topic_hours"),
        ]


class CoursePlan(models.Model):
    """The plan that a course follows."""

    course = models.OneToOneField(Course, models.PROTECT, related_name="course_plan")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="course_plans")
