"""«Мой день»: all lessons of a teacher's day on one scroll."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from parta.journal.queries.day import (
    DayMeeting,
    meetings_of,
    nearest_days,
    not_held_reasons,
)
from parta.journal.queries.page import work_types
from parta.journal.rules.filling import State
from parta.ledger.rules import TEACHER
from parta.web.desk.document import ColumnRight, script, sheet_document
from parta.web.desk.frame import frame
from parta.web.desk.moments import moment_of
from parta.web.desk.panels import Moment, Panel, has_begun, panels_of, present
from parta.web.desk.rights import late_moments
from parta.web.desk.table import paint_lesson
from parta.web.desk.week import strip
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles


@dataclass(frozen=True, slots=True)
class LessonPart:
    """A lesson of a card: its panel and its small table."""

    panel: Panel
    table: SafeString


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting on the scroll; ``mine`` is False when somebody else teaches it for me.

    ``now`` is where the scroll opens: the meeting that goes on, else (``begun`` is False) the next.
    """

    meeting: DayMeeting
    parts: tuple[LessonPart, ...]
    now: bool
    begun: bool
    mine: bool

    @property
    def state(self) -> State:
        """The worst state of its lessons."""
        order = [State.LATE, State.OPEN, State.AHEAD, State.FILLED, State.NOT_HELD]
        return min((part.panel.filling.state for part in self.parts), key=order.index)

    @property
    def held(self) -> bool:
        """True when every lesson that takes place was held."""
        return all(part.panel.column.held or part.panel.column.not_held for part in self.parts)

    @property
    def several(self) -> bool:
        """True when classes are taught together."""
        return len(self.parts) > 1

    @property
    def ahead(self) -> bool:
        """True before the lesson has begun."""
        return self.state == State.AHEAD

    @property
    def to_hold(self) -> list[int]:
        """The lessons that one press of «Урок проведён» says to be held."""
        columns = [part.panel.column for part in self.parts]
        return [one.lesson for one in columns if not one.held and not one.not_held]


@for_roles(TEACHER)
@require_GET
def start(request: ViewerRequest) -> HttpResponse:
    """The day of today."""
    return _day(request, request.viewer.today)


@for_roles(TEACHER)
@require_GET
def day(request: ViewerRequest, day: str) -> HttpResponse:
    """The day of a date in the address (ISO 8601)."""
    try:
        return _day(request, date.fromisoformat(day))
    except ValueError as error:
        raise Http404 from error


def _day(request: ViewerRequest, day: date) -> HttpResponse:
    moment = moment_of(request, day=day)
    meetings = meetings_of(request.viewer.person, day)
    panels = panels_of(meetings, moment)
    now = present(meetings, moment) if day == moment.today else 0
    cards = [_card(meeting, panels, place, now, moment) for place, meeting in _placed(meetings)]
    before, after = nearest_days(request.viewer.person, day) if not cards else (None, None)
    context = {
        "day": day, "today": moment.today, "strip": strip(day, moment.today), "cards": cards,
        "before": before, "after": after, "week_before": day - timedelta(days=7),
        "week_after": day + timedelta(days=7), "reasons": not_held_reasons(),
        "types": work_types(), "document": script(_document(request, meetings, panels, moment)),
        "counts": _counts(cards),
    }  # fmt: skip
    return render(request, "desk/day.html", context)


def _placed(meetings: tuple[DayMeeting, ...]) -> list[tuple[int, DayMeeting]]:
    """Each meeting with the place of its first table in the document."""
    found, place = [], 0
    for meeting in meetings:
        found.append((place, meeting))
        place += len(meeting.lessons)
    return found


def _card(
    meeting: DayMeeting, panels: dict[int, Panel], first: int, now: int, moment: Moment
) -> Card:
    parts = tuple(
        LessonPart(panels[one.lesson], _table(panels[one.lesson], first + place))
        for place, one in enumerate(meeting.lessons)
    )
    mine = meeting.actual in (None, moment.person)
    return Card(meeting, parts, meeting.meeting == now, has_begun(meeting, moment), mine)


def _table(panel: Panel, place: int) -> SafeString:
    about = panel.about
    label = _("%(group)s, %(subject)s") % {"group": about.group, "subject": about.name}
    return paint_lesson(panel.sheet, panel.column, place, label)


def _counts(cards: list[Card]) -> dict[str, int]:
    states = [card.state for card in cards]
    return {"late": states.count(State.LATE), "filled": states.count(State.FILLED)}


def _document(
    request: ViewerRequest,
    meetings: tuple[DayMeeting, ...],
    panels: dict[int, Panel],
    moment: Moment,
) -> dict[str, Any]:
    sheets = [
        sheet_document(
            panels[one.lesson].sheet, [panels[one.lesson].column], one.scale,
            _right(panels[one.lesson], moment),
        )
        for meeting in meetings
        for one in meeting.lessons
    ]  # fmt: skip
    return frame(request, sheets)


def _right(panel: Panel, moment: Moment) -> Any:
    right = ColumnRight(
        panel.write, panel.about.marks, late=late_moments(panel.day, moment.norms, moment.now)
    )
    return lambda _column: right
