"""The one school of this database, and its own values of the norms."""

from __future__ import annotations

from django.db import models


class School(models.Model):
    """The school itself: exactly one row (``id`` is 1). ``zone`` is an IANA time zone."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=80)
    zone = models.CharField(max_length=40, default="Asia/Barnaul")
    language = models.CharField(max_length=2, default="ru")
    alphabet = models.CharField(max_length=2, default="ru")
    arrivals_last = models.BooleanField(default=False)
    demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="school_single"),
            models.CheckConstraint(condition=~models.Q(name=""), name="school_named"),
            models.CheckConstraint(
                condition=models.Q(language__in=["ru", "kk"], alphabet__in=["ru", "kk"]),
                name="school_language",
            ),
        ]


class Norm(models.Model):
    """The school's own value of a norm; where there is none the regulation's default holds.

    ``key`` names a norm of ``parta.school.rules``; ``value`` is JSON; year 0 means every year.
    """

    key = models.CharField(max_length=60)
    year = models.PositiveIntegerField(default=0)
    value = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "year"], name="norm_once")]
