"""Columns that many tables share."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, cast

from django.db import models
from django.db.models import F, Q

OPEN_END: Final = date(9999, 12, 31)


class Dated(models.Model):
    """Valid from ``first`` to ``last``, both days included; open ends are 9999-12-31."""

    first = models.DateField()
    last = models.DateField(default=OPEN_END)

    class Meta:
        abstract = True


class Entered(models.Model):
    """A row that remembers the number of the ledger entry that wrote it last."""

    entry = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


def column(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """The column behind an attribute of a model; a foreign key answers to ``x`` and ``x_id``."""
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def in_order(name: str) -> models.CheckConstraint:
    """The check that a dated row does not end before it begins."""
    return models.CheckConstraint(condition=Q(first__lte=F("last")), name=name)


def one_of(field: str, values: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The check that a column holds one of the choices."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values.values}), name=name)


def on_day(day: date, prefix: str = "") -> Q:
    """Rows of a dated table that hold on ``day``."""
    return Q(**{f"{prefix}first__lte": day, f"{prefix}last__gte": day})


def touching(first: date, last: date, prefix: str = "") -> Q:
    """Rows of a dated table that hold on any day of the interval."""
    return Q(**{f"{prefix}first__lte": last, f"{prefix}last__gte": first})
