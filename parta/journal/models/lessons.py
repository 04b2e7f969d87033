"""Meetings, the lessons in them, and whether and by whom they were held."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Entered, one_of
from parta.people.models import Order, Person
from parta.plan.models import PlanTopic
from parta.school.models import Course, Room


class Meeting(models.Model):
    """What a teacher does at a date and number in a room: pay, clashes and substitution.

    One meeting holds a lesson for each course taught in it (класс-комплект, joined lessons), and
    counts once. ``planned`` and ``actual`` teachers are empty for a vacancy; ``actual`` differs
    from ``planned`` only with a ``Substitution``.
    """

    date = models.DateField()
    number = models.PositiveSmallIntegerField()
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="meetings")
    planned = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    actual = models.ForeignKey(Person, models.PROTECT, null=True, related_name="meetings")

    class Meta:
        indexes = [models.Index(fields=["date"], name="meeting_date")]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__lte=20), name="meeting_number"),
        ]


class Lesson(Entered):
    """A course's lesson in a meeting: the anchor of topic, marks, attendance and homework.

    A lesson never changes its course: when another subject was taught, that course's lesson is
    added to the meeting and this one is marked not held.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="lessons")
    course = models.ForeignKey(Course, models.PROTECT, related_name="lessons")
    topic = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "meeting"], name="lesson_once"),
        ]


class LaidTopic(models.Model):
    """A topic of the КТП laid over a lesson; not "written": it re-flows when lessons change."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="laid")
    topic = models.ForeignKey(PlanTopic, models.PROTECT, related_name="laid")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "topic"], name="laid_once"),
        ]


class Held(Entered):
    """«Урок проведён»: the lesson was held, by whom; without it silence is not "all present"."""

    lesson = models.OneToOneField(Lesson, models.PROTECT, related_name="held")
    teacher = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()


class NotHeldReason(models.TextChoices):
    """Choices of ``NotHeld.reason``."""

    CANCELLED = "cancelled", _("lessons cancelled")
    ABSENT = "absent", _("teacher absent")
    OTHER_SUBJECT = "subject", _("another subject was taught")
    MOVED = "moved", _("moved to another time")
    MERGED = "merged", _("groups merged")
    EVENT = "event", _("school event")


class NotHeld(Entered):
    """The lesson did not take place, and why."""

    Reason = NotHeldReason

    lesson = models.OneToOneField(Lesson, models.PROTECT, related_name="not_held")
    reason = models.CharField(max_length=10, choices=NotHeldReason.choices)
    note = models.CharField(max_length=200, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [one_of("reason", NotHeldReason, "not_held_reason")]


class SubstitutionKind(models.TextChoices):
    """Choices of ``Substitution.kind``."""

    SAME = "same", _("same subject")
    OTHER = "other", _("another subject")
    MERGED = "merged", _("groups merged")
    MOVED = "moved", _("moved")
    EXTRA = "extra", _("extra lesson")


class SubstitutionPay(models.TextChoices):
    """Choices of ``Substitution.pay``."""

    HOURS = "hours", _("paid by the hour")
    NONE = "none", _("not paid")
    OPEN = "open", _("not decided")


class Substitution(models.Model):
    """Somebody else teaches, or something else is taught, in this meeting.

    It is right for the meeting at once; ``confirmed_by`` is the deputy, later (S-4).
    """

    Kind = SubstitutionKind

    Pay = SubstitutionPay

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="substitution")
    kind = models.CharField(max_length=6, choices=SubstitutionKind.choices)
    absent = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    substitute = models.ForeignKey(Person, models.PROTECT, related_name="substitutions")
    reason = models.CharField(max_length=120, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")
    pay = models.CharField(
        max_length=5, choices=SubstitutionPay.choices, default=SubstitutionPay.OPEN
    )
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    moved_from = models.DateField(null=True)

    class Meta:
        constraints = [
            one_of("kind", SubstitutionKind, "substitution_kind"),
            one_of("pay", SubstitutionPay, "substitution_pay"),
        ]
