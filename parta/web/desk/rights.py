"""What a viewer may do in each lesson of a journal page, without a query a lesson."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from parta.journal.queries.page import CoursePage
from parta.journal.queries.sheets import Column
from parta.journal.rules.deadlines import LessonDay, current_mark, written_mark
from parta.lib.clock import milliseconds
from parta.school.access import Viewer
from parta.school.rules import Norms
from parta.web.desk.document import ColumnRight

LONG_PASSED = (0, 0)
LONGEST = timedelta(days=14)


def rights_on_page(
    page: CoursePage, viewer: Viewer, days: dict[int, LessonDay], norms: Norms, now: datetime
) -> Callable[[Column], ColumnRight]:
    """The rights of a viewer by lesson; ``days`` holds the lessons that are not long past.

    The same answer as ``parta.journal.access.may_write`` gives for each lesson.
    """

    def right(column: Column) -> ColumnRight:
        mine = viewer.person in (column.planned, column.actual)
        write = mine or page.teaches(viewer.person, column.date, viewer.today)
        day = days.get(column.lesson)
        late = late_moments(day, norms, now) if day else LONG_PASSED
        return ColumnRight(write, page.marks_on(column.date), column.date > viewer.today, late)

    return right


def late_moments(day: LessonDay, norms: Norms, now: datetime) -> tuple[int, int]:
    """When the marks of an ordinary and of a written work become late, in milliseconds UTC."""
    if now.astimezone(day.zone).date() - day.day > LONGEST:
        return LONG_PASSED
    marks = current_mark(day, norms), written_mark(day, norms)
    return milliseconds(marks[0].at), milliseconds(marks[1].at)
