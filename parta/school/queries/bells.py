"""Which bells ring for a class on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from parta.lib.fields import on_day
from parta.school.models import Bell, BellUse

Times = dict[int, tuple[time, time]]


@dataclass(frozen=True, slots=True)
class Use:
    """A row of ``BellUse`` on a day."""

    scheme: int
    grade_from: int
    grade_to: int
    weekday: int
    shift: int
    days: int

    def fits(self, grade: int, shift: int) -> bool:
        """True when the row speaks of this grade and shift."""
        return self.grade_from <= grade <= self.grade_to and self.shift == shift

    @property
    def breadth(self) -> tuple[int, int, int]:
        """The narrower the row, the smaller: its days, its weekdays, its grades."""
        return (self.days, 0 if self.weekday else 1, self.grade_to - self.grade_from)


@dataclass(frozen=True, slots=True)
class Bells:
    """All bells of one day."""

    uses: tuple[Use, ...]
    schemes: dict[int, Times]

    def times(self, grade: int | None, shift: int = 1) -> Times:
        """{number: (start, end)} for a grade; groups across classes follow the oldest grade's."""
        fitting = [use for use in self.uses if use.fits(grade or 11, shift)]
        if not fitting:
            return {}
        return self.schemes.get(min(fitting, key=lambda use: use.breadth).scheme, {})


def bells_on(day: date) -> Bells:
    """The bells of a day, in two queries."""
    rows = BellUse.objects.filter(on_day(day), weekday__in=[0, day.isoweekday()])
    uses = tuple(
        Use(r.scheme_id, r.grade_from, r.grade_to, r.weekday, r.shift, (r.last - r.first).days)
        for r in rows
    )
    schemes: dict[int, Times] = {}
    for bell in Bell.objects.filter(scheme__in={use.scheme for use in uses}):
        schemes.setdefault(bell.scheme_id, {})[bell.number] = (bell.starts, bell.ends)
    return Bells(uses, schemes)
