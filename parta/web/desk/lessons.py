"""One lesson for a viewer who may look at it."""

from __future__ import annotations

from parta.journal.access import lesson_to_read, may_write
from parta.journal.queries.day import meeting_of, not_held_reasons
from parta.journal.queries.page import WorkType, work_types
from parta.journal.rules.filling import State
from parta.lib.errors import NotYours
from parta.web.desk.panels import Moment, Panel, panels_of
from parta.web.kit.requests import ViewerRequest


class LessonView:
    """What the panel's template shows: the lesson's panel and the lists to choose from."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.types: tuple[WorkType, ...] = work_types() if panel.write else ()
        self.reasons = not_held_reasons() if panel.write else []
        self.lessons = [panel.about]
        self.held = bool(panel.column.held)
        self.to_hold = [] if panel.column.held or panel.column.not_held else [panel.about.lesson]
        self.ahead = panel.filling.state == State.AHEAD


def panel_to_read(request: ViewerRequest, lesson: int, moment: Moment) -> LessonView:
    """The panel of a lesson that the viewer may see; it says whether they may write there."""
    facts = lesson_to_read(request.viewer, lesson)
    meeting = meeting_of(facts.meeting)
    if meeting is None:
        raise NotYours("the lesson has gone")
    write = may_write(request.viewer, facts, request.viewer.today)
    return LessonView(panels_of([meeting], moment, write=write)[lesson])
