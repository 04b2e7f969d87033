"""Days of a class that are unlike the others: holidays, public days, cancelled lessons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from parta.lib.fields import touching
from parta.school.models import CalendarDay, CancelledDay, Holiday


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """``kind`` is holiday, off, short, working (a moved day), cancelled or remote."""

    kind: str
    name: str

    @property
    def free(self) -> bool:
        """True when there are no lessons that day."""
        return self.kind in ("holiday", "off", "cancelled")


def special_days(
    school_class: int, grade: int, first: date, last: date
) -> dict[date, tuple[SpecialDay, ...]]:
    """The special days of a class in an interval, in three queries; the nearest reason first."""
    found: dict[date, tuple[SpecialDay, ...]] = {}
    sources = (*_cancelled(school_class, first, last), *_public(first, last))
    for day, special in (*sources, *_holidays(grade, first, last)):
        found[day] = (*found.get(day, ()), special)
    return found


def _cancelled(school_class: int, first: date, last: date) -> list[tuple[date, SpecialDay]]:
    rows = CancelledDay.objects.filter(school_class_id=school_class, day__range=(first, last))
    return [(day, SpecialDay(kind, why)) for day, kind, why in rows.values_list(
        "day", "kind", "reason"
    )]  # fmt: skip


def _public(first: date, last: date) -> list[tuple[date, SpecialDay]]:
    rows = CalendarDay.objects.filter(day__range=(first, last))
    return [(day, SpecialDay(kind, name)) for day, kind, name in rows.values_list(
        "day", "kind", "name"
    )]  # fmt: skip


def _holidays(grade: int, first: date, last: date) -> list[tuple[date, SpecialDay]]:
    rows = Holiday.objects.filter(
        touching(first, last), grade_from__lte=grade, grade_to__gte=grade
    ).order_by("first")
    return [
        (day, SpecialDay("holiday", name))
        for name, begins, ends in rows.values_list("name", "first", "last")
        for day in days(max(begins, first), min(ends, last))
    ]


def days(first: date, last: date) -> Iterator[date]:
    """Every day of an interval, both ends included."""
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)
