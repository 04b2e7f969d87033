"""Classes, groups, and who belongs to them from which day to which."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Dated, in_order, one_of
from parta.people.models import Order, Person, Student
from parta.school.models.calendar import SchoolYear, Term, TermScheme


class SchoolClassKeeping(models.TextChoices):
    """Choices of ``SchoolClass.keeping``."""

    WITH_PAPER = "paper", _("with a paper journal")
    ELECTRONIC = "electronic", _("electronic only")


class SchoolClass(models.Model):
    """A class of one year; ``predecessor`` is the same children a year before.

    ``marks_from`` is the day of the first marks; empty in grade 1: none all year (§4.1).
    """

    Keeping = SchoolClassKeeping

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="classes")
    grade = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4, blank=True)
    scheme = models.ForeignKey(TermScheme, models.PROTECT, related_name="+")
    marks_from = models.DateField(null=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    keeping = models.CharField(
        max_length=10, choices=SchoolClassKeeping.choices, default=SchoolClassKeeping.ELECTRONIC
    )
    shift = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "grade", "letter"], name="class_once"),
            models.CheckConstraint(
                condition=models.Q(grade__gte=1, grade__lte=12), name="class_grade"
            ),
            one_of("keeping", SchoolClassKeeping, "class_keeping"),
        ]


class Homeroom(Dated):
    """The class teacher (классный руководитель) of a class from one day to another."""

    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="homerooms")
    teacher = models.ForeignKey(Person, models.PROTECT, related_name="homerooms")
    acting = models.BooleanField(default=False)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [in_order("homeroom_in_order")]


class GroupKind(models.TextChoices):
    """Choices of ``Group.kind``."""

    CLASS = "class", _("class")
    SUBGROUP = "subgroup", _("subgroup")
    ELECTIVE = "elective", _("elective group")
    HOME = "home", _("home teaching")


class Group(models.Model):
    """Those who are taught together: a whole class, a part of it, or a group across classes.

    A course always belongs to a group. The group of kind ``class`` is the class itself: its
    membership is the enrolment. ``school_class`` is empty for groups across classes.
    """

    Kind = GroupKind

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="groups")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, null=True, related_name="groups")
    kind = models.CharField(max_length=8, choices=GroupKind.choices)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "name"], name="group_once"),
            models.UniqueConstraint(
                fields=["school_class"],
                condition=models.Q(kind="class"),
                name="class_group_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["class", "subgroup"])
                | models.Q(school_class__isnull=False),
                name="group_has_class",
            ),
            one_of("kind", GroupKind, "group_kind"),
        ]


class Membership(Dated):
    """A student belongs to a group from ``first`` through ``last``.

    Guards refuse overlaps in one group, and two classes on one day. ``roll`` orders arrivals
    that the school puts at the end of the list (0 = by the alphabet).
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    student = models.ForeignKey(Student, models.PROTECT, related_name="memberships")
    roll = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            in_order("membership_in_order"),
            models.UniqueConstraint(
                fields=["group", "student", "first"], name="membership_starts_once"
            ),
        ]


class MovementKind(models.TextChoices):
    """Choices of ``Movement.kind``."""

    ARRIVED = "arrived", _("arrived")
    DEPARTED = "departed", _("departed")
    MOVED = "moved", _("moved to another class")
    HOME = "home", _("home teaching")
    PROMOTED = "promoted", _("promoted")
    REPEATED = "repeated", _("repeats the grade")


class Movement(models.Model):
    """An arrival, departure or change of class by order (S-12: the order may be expected)."""

    Kind = MovementKind

    student = models.ForeignKey(Student, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=8, choices=MovementKind.choices)
    day = models.DateField()
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="movements")
    place = models.CharField(max_length=200, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["student", "kind", "day"], name="movement_once"),
            one_of("kind", MovementKind, "movement_kind"),
        ]


class TermClosingStage(models.TextChoices):
    """Choices of ``TermClosing.stage``."""

    HOMEROOM = "homeroom", _("checked by the class teacher")
    DEPUTY = "deputy", _("closed by the deputy head")


class TermClosing(models.Model):
    """A term of a class passed one stage: teacher → class teacher → deputy; then it is closed."""

    Stage = TermClosingStage

    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="closings")
    term = models.ForeignKey(Term, models.PROTECT, related_name="closings")
    stage = models.CharField(max_length=8, choices=TermClosingStage.choices)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school_class", "term", "stage"], name="closing_once"),
            one_of("stage", TermClosingStage, "closing_stage"),
        ]
