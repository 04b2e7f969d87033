"""What stands in the way of an import, in words a user reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parta.exchange.netcity.rules.outcome import Matter, Obstacle

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_OBSTACLES: Mapping[Obstacle, _StrPromise] = {
    Obstacle.STUDENT_UNCLEAR: _("several students of the class have this name"),
    Obstacle.NOT_MEMBER: _("the student was not in the group on that day"),
    Obstacle.NOT_HELD: _("the lesson is noted as not held"),
    Obstacle.NO_MARKS: _("there are no marks in this class or subject on that day"),
    Obstacle.TERM_CLOSED: _("the term is closed"),
    Obstacle.NO_TERM: _("the class has no such term"),
    Obstacle.PERIOD_UNCLEAR: _("the period of the report is no single term: choose the term"),
    Obstacle.STATE_EXAM: _("the register has no column for marks of the state examination"),
    Obstacle.TOO_LONG: _("the name is empty or too long"),
    Obstacle.TOO_MANY: _("a lesson has at most 20 works of 6 parts"),
    Obstacle.SECOND_SIGN: _("a student has one sign a lesson: the first one was taken"),
    Obstacle.OUTSIDE_TERMS: _("the lessons lie outside the terms of the school year"),
    Obstacle.OTHER_SPELLING: _("the register writes this name with or without a patronymic"),
    Obstacle.NAMESAKE_ELSEWHERE: _("the school has another student of this name"),
}

_MATTERS: Mapping[Matter, _StrPromise] = {
    Matter.MARK: pgettext_lazy("import", "mark"),
    Matter.ABSENCE: pgettext_lazy("import", "absence"),
    Matter.TERM_MARK: pgettext_lazy("import", "term mark"),
    Matter.YEAR_MARK: pgettext_lazy("import", "mark of the year"),
}

_CODES: Mapping[str, _StrPromise] = {
    "N": _("absent, reason unknown"),
    "NP": _("absent without a valid reason"),
    "UP": _("absent with a valid reason"),
    "B": _("absent, ill"),
    "OP": pgettext_lazy("import", "late"),
    "OSV": pgettext_lazy("import", "exempt"),
}


def obstacle_text(why: Obstacle) -> str:
    """Why something was not written, or what is to be said about it."""
    return str(_OBSTACLES[why])


def matter_text(matter: Matter) -> str:
    """What a conflict is about."""
    return str(_MATTERS[matter])


def shown(matter: Matter, value: str) -> str:
    """A value of a conflict: an absence in words, a mark as it is."""
    known = _CODES.get(value) if matter is Matter.ABSENCE else None
    return str(known) if known else value


def other_marks_text() -> str:
    """Why an average differs although the file's own marks give it."""
    return str(_("the register holds other marks than the file"))
