"""Who belongs to a group, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from parta.lib.fields import OPEN_END, touching
from parta.school.models import Membership


@dataclass(frozen=True, slots=True)
class Listed:
    """A student of a roster with the intervals of their belonging (last days included)."""

    student: int
    person: int
    family_name: str
    given_name: str
    patronymic: str
    sort_key: str
    roll: int
    spans: tuple[tuple[date, date], ...]

    def on(self, day: date) -> bool:
        """True when the student belongs to the group on that day."""
        return any(first <= day <= last for first, last in self.spans)

    @property
    def left(self) -> date | None:
        """The last day, where there is one."""
        last = max(span[1] for span in self.spans)
        return None if last == OPEN_END else last


FIELDS = (
    "student_id",
    "student__person_id",
    "student__person__family_name",
    "student__person__given_name",
    "student__person__patronymic",
    "student__person__sort_key",
    "roll",
)


def rosters(
    groups: Iterable[int], first: date, last: date, *, arrivals_last: bool = False
) -> dict[int, tuple[Listed, ...]]:
    """By group, everybody who belonged to it on any day of the interval, in list order."""
    members = Membership.objects.filter(touching(first, last), group_id__in=set(groups))
    rows: Iterable[tuple[Any, ...]] = members.order_by("first").values_list(
        "group_id", "first", "last", *FIELDS
    )
    found: dict[int, dict[int, Listed]] = defaultdict(dict)
    for group, begins, ends, *person in rows:
        there = found[group].get(person[0])
        spans = there.spans if there else ()
        found[group][person[0]] = Listed(*(*person, (*spans, (begins, ends))))
    return {
        group: tuple(sorted(people.values(), key=lambda row: _place(row, arrivals_last)))
        for group, people in found.items()
    }


def roster(
    group: int, first: date, last: date, *, arrivals_last: bool = False
) -> tuple[Listed, ...]:
    """Everybody who belonged to one group on any day of the interval, in list order."""
    return rosters([group], first, last, arrivals_last=arrivals_last).get(group, ())


def _place(row: Listed, arrivals_last: bool) -> tuple[int, str, int]:
    return (row.roll if arrivals_last else 0, row.sort_key, row.student)


def groups_of(students: Iterable[int], first: date, last: date) -> set[int]:
    """All groups that any of the students belonged to on any day of the interval."""
    rows = Membership.objects.filter(touching(first, last), student_id__in=list(students))
    return set(rows.values_list("group_id", flat=True))
