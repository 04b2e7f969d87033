"""School years, terms, holidays and days unlike the others."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Dated, in_order, one_of


class SchoolYear(Dated):
    """One school year; ``closed`` when its register is finished."""

    name = models.CharField(max_length=9, unique=True)
    closed = models.DateField(null=True)

    class Meta:
        constraints = [in_order("year_in_order")]


class TermSchemeKind(models.TextChoices):
    """Choices of ``TermScheme.kind``."""

    QUARTERS = "quarters", _("quarters")
    HALVES = "halves", _("half-years")
    TRIMESTERS = "trimesters", _("trimesters")
    OWN = "own", _("the school's own")


class TermScheme(models.Model):
    """How a year is divided: quarters, half-years, trimesters. Set by class or by course.

    ``reporting`` schemes are the school's own reporting periods: all classes report by them,
    whatever terms they mark by.
    """

    Kind = TermSchemeKind

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="schemes")
    kind = models.CharField(max_length=10, choices=TermSchemeKind.choices)
    name = models.CharField(max_length=60)
    reporting = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "name"], name="scheme_once"),
            one_of("kind", TermSchemeKind, "scheme_kind"),
        ]


class Term(Dated):
    """A quarter or half-year; terms of one scheme never overlap (a guard refuses it)."""

    scheme = models.ForeignKey(TermScheme, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="term_once"),
            in_order("term_in_order"),
        ]


class Holiday(Dated):
    """Holidays of the school, for grades ``grade_from``–``grade_to`` (extra week of grade 1)."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="holidays")
    name = models.CharField(max_length=60)
    grade_from = models.PositiveSmallIntegerField(default=1)
    grade_to = models.PositiveSmallIntegerField(default=11)

    class Meta:
        constraints = [
            in_order("holiday_in_order"),
            models.CheckConstraint(
                condition=models.Q(grade_from__lte=models.F("grade_to")), name="holiday_grades"
            ),
        ]


class CalendarDayKind(models.TextChoices):
    """Choices of ``CalendarDay.kind``."""

    OFF = "off", _("day off")
    SHORT = "short", _("shortened day")
    WORKING = "working", _("working day")


class CalendarDay(models.Model):
    """A date of the production calendar: public day, shortened day, or a moved working day.

    ``as_weekday`` (1 = Monday … 7) says by which day's timetable a moved day runs; 0 = its own.
    """

    Kind = CalendarDayKind

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=8, choices=CalendarDayKind.choices)
    as_weekday = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            one_of("kind", CalendarDayKind, "calendar_day_kind"),
            models.CheckConstraint(
                condition=models.Q(as_weekday__lte=7), name="calendar_day_weekday"
            ),
        ]


class CancelledDayKind(models.TextChoices):
    """Choices of ``CancelledDay.kind``."""

    CANCELLED = "cancelled", _("lessons cancelled")
    REMOTE = "remote", _("lessons from home")


class CancelledDay(models.Model):
    """No lessons (frost, quarantine) or lessons from afar, for one class on one day."""

    Kind = CancelledDayKind

    school_class = models.ForeignKey("parta.SchoolClass", models.PROTECT, related_name="cancelled")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=CancelledDayKind.choices)
    reason = models.CharField(max_length=120)
    order = models.ForeignKey("parta.Order", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school_class", "day"], name="cancelled_day_once"),
            one_of("kind", CancelledDayKind, "cancelled_day_kind"),
        ]
