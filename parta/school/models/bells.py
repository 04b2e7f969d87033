"""Bells and rooms."""

from __future__ import annotations

from django.db import models

from parta.lib.fields import Dated, in_order


class Room(models.Model):
    """A room; ``name`` is what stands on the door."""

    name = models.CharField(max_length=40, unique=True)
    building = models.CharField(max_length=80, blank=True)
    capacity = models.PositiveSmallIntegerField(default=0)


class BellScheme(models.Model):
    """A named set of bells: ordinary days, grade 1, shortened days, second shift."""

    name = models.CharField(max_length=60, unique=True)


class Bell(models.Model):
    """Start and end of lesson ``number`` (0 is allowed), on the school's wall clock."""

    scheme = models.ForeignKey(BellScheme, models.PROTECT, related_name="bells")
    number = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="bell_once"),
            models.CheckConstraint(
                condition=models.Q(starts__lt=models.F("ends")), name="bell_in_order"
            ),
        ]


class BellUse(Dated):
    """Which bells ring for which grades and when; the narrowest one wins.

    ``weekday`` 0 means every day. A single date is a row whose first and last day are that date.
    """

    scheme = models.ForeignKey(BellScheme, models.PROTECT, related_name="uses")
    grade_from = models.PositiveSmallIntegerField(default=1)
    grade_to = models.PositiveSmallIntegerField(default=11)
    weekday = models.PositiveSmallIntegerField(default=0)
    shift = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            in_order("bell_use_in_order"),
            models.CheckConstraint(
                condition=models.Q(grade_from__lte=models.F("grade_to"), weekday__lte=7),
                name="bell_use_scope",
            ),
        ]
