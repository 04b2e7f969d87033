"""When a student has left the school, and how long the family may still read (S-13)."""

from __future__ import annotations

from datetime import date, timedelta


def left_on(
    *,
    today: date,
    last: date | None,
    year_last: date | None,
    departed: date | None,
    begun: date | None,
) -> date | None:
    """The student's last day at the school; None while they belong to it.

    ``last`` is the last day of the newest enrolment, ``year_last`` of that enrolment's school
    year, ``departed`` the newest day of a departure by order, ``begun`` the first day of the
    newest school year that has begun. An enrolment that ended with its year is no departure
    until the next year begins without the child: promotion comes by order, often late.
    """
    if last is None or last >= today:
        return None
    if departed is not None and departed >= last:
        return last
    if year_last is None or last < year_last:
        return last
    return begun - timedelta(days=1) if begun is not None and begun > last else None


def may_read(left: date | None, today: date, days: int) -> bool:
    """True while the family's link holds: always before leaving, ``days`` days after it."""
    return left is None or today <= left + timedelta(days=days)
