"""The moment of a request as the desk's pages take it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from parta.school.queries.calendar import year_on
from parta.school.queries.norms import norms
from parta.web.desk.panels import Moment
from parta.web.kit.requests import ViewerRequest


def moment_of(request: ViewerRequest, year: int | None = None, day: date | None = None) -> Moment:
    """Now, in the school's zone, with the norms of a school year (by id, or that of a day)."""
    if year is None and day is not None:
        found = year_on(day)
        year = found.id if found else None
    zone = ZoneInfo(request.school.zone)
    return Moment(request.now, zone, norms(year), request.viewer.person)
