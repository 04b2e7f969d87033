"""What a viewer may do in each lesson of a journal page, without a query a lesson."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from parta.journal.queries.page import CoursePage
from parta.journal.queries.sheets import Column
from parta.journal.rules.deadlines import LessonDay, current_mark, written_mark
from parta.lib.clock import milliseconds
from parta.school.access import Viewer
from parta.school.rules import Norms
from parta.web.desk.document import ColumnRight
from parta.web.desk.panels import Moment

LONG_PASSED = (0, 0)
RECENT = timedelta(days=8)  # no deadline of a mark is longer than the week of


def rights_on_page(
    page: CoursePage, viewer: Viewer, moment: Moment
) -> Callable[[Column], ColumnRight]:
    """The rights of a viewer by lesson.

    The same answer as ``parta.journal.access.may_write`` gives for each lesson. The moments of
    lateness leave bells and holidays aside; the panel of a chosen lesson brings the exact ones.
    """

    def right(column: Column) -> ColumnRight:
        mine = viewer.person in (column.planned, column.actual)
        write = mine or page.teaches(viewer.person, column.date, viewer.today)
        day = LessonDay(column.date, moment.zone, ends=time.max if page.shift > 1 else None)
        late = late_moments(day, moment.norms, moment.now)
        return ColumnRight(write, page.marks_on(column.date), column.date > viewer.today, late)

    return right


def late_moments(day: LessonDay, norms: Norms, now: datetime) -> tuple[int, int]:
    """When the marks of an ordinary and of a written work become late, in milliseconds UTC."""
    if now.astimezone(day.zone).date() - day.day > RECENT:
        return LONG_PASSED
    marks = current_mark(day, norms), written_mark(day, norms)
    return milliseconds(marks[0].at), milliseconds(marks[1].at)
