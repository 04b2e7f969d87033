"""The bells of several days at once, as a week or a report needs them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from parta.lib.fields import touching
from parta.school.models import Bell, BellUse
from parta.school.queries.bells import Bells, Times, Use


def bells_of_days(wanted: Iterable[date]) -> dict[date, Bells]:
    """The bells of each of the days, in two queries however many days there are."""
    days = sorted(set(wanted))
    if not days:
        return {}
    rows = list(BellUse.objects.filter(touching(days[0], days[-1])))
    schemes = _schemes(rows)
    return {
        day: Bells(tuple(_use(row) for row in rows if _rings(row, day)), schemes) for day in days
    }


def _rings(row: BellUse, day: date) -> bool:
    return row.first <= day <= row.last and row.weekday in (0, day.isoweekday())


def _use(row: BellUse) -> Use:
    return Use(
        row.scheme_id, row.grade_from, row.grade_to, row.weekday, row.shift,
        (row.last - row.first).days,
    )  # fmt: skip


def _schemes(rows: Iterable[BellUse]) -> dict[int, Times]:
    found: dict[int, Times] = {}
    for bell in Bell.objects.filter(scheme__in={row.scheme_id for row in rows}):
        found.setdefault(bell.scheme_id, {})[bell.number] = (bell.starts, bell.ends)
    return found
