"""The weekly hours of courses, on which the norm of marks depends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from parta.lib.fields import touching
from parta.school.models import CourseTeacher

Share = tuple[date, date, Fraction]


def weekly_hours(
    courses: Iterable[int], intervals: Iterable[tuple[date, date]]
) -> dict[tuple[int, date, date], Fraction]:
    """Hours a week by course and interval, in one query.

    What counts is the load at the interval's end, all teachers who share the course together;
    where the load ended before, its own last day.
    """
    spans = list(intervals)
    if not spans:
        return {}
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    rows = CourseTeacher.objects.filter(touching(first, last), course_id__in=list(courses))
    shares: dict[int, list[Share]] = defaultdict(list)
    for course, begins, ends, hours in rows.values_list("course_id", "first", "last", "hours"):
        shares[course].append((begins, ends, Fraction(hours)))
    return {
        (course, *span): _at_end(own, *span) for course, own in shares.items() for span in spans
    }


def _at_end(shares: list[Share], first: date, last: date) -> Fraction:
    there = [share for share in shares if share[0] <= last and share[1] >= first]
    day = min([last, max((share[1] for share in there), default=last)])
    held = (hours for begins, ends, hours in there if begins <= day <= ends)
    return sum(held, Fraction(0))
