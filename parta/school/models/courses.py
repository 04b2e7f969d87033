"""Subjects, courses (subject × group × year) and who teaches them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Dated, in_order, one_of
from parta.people.models import Order, Person, Student
from parta.school.models.calendar import TermScheme
from parta.school.models.classes import Group


class SubjectMarking(models.TextChoices):
    """Choices of ``Subject.marking``."""

    POINTS = "points", _("marks 2–5")
    PASS = "pass", _("pass or fail")
    NONE = "none", _("no marks")


class SubjectKind(models.TextChoices):
    """Choices of ``Subject.kind``."""

    LESSONS = "lessons", _("lessons")
    EXTRA = "extra", _("extracurricular activity")
    ELECTIVE = "elective", _("elective")
    BEHAVIOUR = "behaviour", _("behaviour")


class Subject(models.Model):
    """A subject of the curriculum, named in Russian and in Kazakh.

    ``marking`` is the scale: five points, pass or fail, or none. Behaviour is a subject of kind
    ``behaviour``: it never enters averages, percentages or categories.
    """

    Marking = SubjectMarking

    Kind = SubjectKind

    name_ru = models.CharField(max_length=120, unique=True)
    name_kk = models.CharField(max_length=120, blank=True)
    short_ru = models.CharField(max_length=30)
    short_kk = models.CharField(max_length=30, blank=True)
    marking = models.CharField(
        max_length=6, choices=SubjectMarking.choices, default=SubjectMarking.POINTS
    )
    kind = models.CharField(max_length=10, choices=SubjectKind.choices, default=SubjectKind.LESSONS)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            one_of("marking", SubjectMarking, "subject_marking"),
            one_of("kind", SubjectKind, "subject_kind"),
        ]


class Course(models.Model):
    """A journal page: subject × group (and so × year).

    ``scheme`` overrides the class's terms (a one-hour subject by half-years); ``marking``
    overrides the subject's scale where it is not empty.
    """

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="courses")
    group = models.ForeignKey(Group, models.PROTECT, related_name="courses")
    scheme = models.ForeignKey(TermScheme, models.PROTECT, null=True, related_name="+")
    marking = models.CharField(max_length=6, choices=Subject.Marking.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "group"], name="course_once"),
            models.CheckConstraint(
                condition=models.Q(marking__in=["", *Subject.Marking.values]),
                name="course_marking",
            ),
        ]


class CourseTeacher(Dated):
    """Who teaches a course, for how many hours a week, from when to when.

    ``teacher`` is empty for a vacancy. Two teachers may share a course.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="teachers")
    teacher = models.ForeignKey(Person, models.PROTECT, null=True, related_name="load")
    hours = models.DecimalField(max_digits=4, decimal_places=2)

    class Meta:
        constraints = [
            in_order("course_teacher_in_order"),
            models.CheckConstraint(
                condition=models.Q(hours__gte=0, hours__lte=40), name="course_teacher_hours"
            ),
        ]


class Exemption(Dated):
    """«осв»: a student is exempt from a subject by order or note."""

    student = models.ForeignKey(Student, models.PROTECT, related_name="exemptions")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="exemptions")
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")
    document = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [in_order("exemption_in_order")]
