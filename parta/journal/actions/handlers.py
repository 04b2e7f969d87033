"""What each kind of operation does: rights first, then the action, then the new state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts, Looker, lesson_facts, may_give_reason, may_write
from parta.journal.actions.assignments import set_assignment
from parta.journal.actions.attendance import CODES, set_absence
from parta.journal.actions.homework import set_homework
from parta.journal.actions.lessons import (
    mark_held,
    mark_not_held,
    set_topic,
    unmark_held,
    unmark_not_held,
)
from parta.journal.actions.marks import DEFAULT_TYPE, Work, clear_mark, set_mark
from parta.journal.models import Attendance
from parta.journal.rules.timeliness import CHANGE_REASONS
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, NotYours
from parta.lib.memory import remembered
from parta.lib.storable import storable

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation as a handler gets it; ``saw`` is already a ledger entry (0 = empty)."""

    viewer: Looker
    by: Actor
    body: dict[str, Any]
    saw: int | None

    def number(self, key: str) -> int:
        """A whole number of the operation; ``BadInput`` when it is none."""
        value = self.body.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**62:
            raise BadInput(_("The operation lacks «%(key)s».") % {"key": key})
        return value

    def text(self, key: str) -> str:
        """A text of the operation, "" when it has none."""
        value = self.body.get(key, "")
        if not isinstance(value, str):
            raise BadInput(_("The operation lacks «%(key)s».") % {"key": key})
        return storable(value)

    def day(self, key: str) -> date | None:
        """A date (ISO 8601) of the operation, or None."""
        try:
            return date.fromisoformat(self.text(key)) if self.body.get(key) else None
        except ValueError as error:
            raise BadInput(_("This is not a date: %(text)s.") % {"text": self.text(key)}) from error

    def reason(self) -> str:
        """The reason given: a preset's code, or own words (with a leading space)."""
        text = self.text("reason")
        return text if text in REASONS or not text else " " + text[:300]

    def lesson(self) -> LessonFacts:
        """The lesson, if the sender may write into it; otherwise it is not there for them."""
        facts = self._facts()
        if not may_write(self.viewer, facts, self.viewer.today):
            raise NotYours(_("This lesson is not yours to write in."))
        return facts

    def lesson_for_reason(self, student: int, code: str) -> LessonFacts:
        """The lesson for an absence: the class teacher may change the reason of one that is."""
        facts = self._facts()
        if code in CODES and may_give_reason(self.viewer, facts) and self._absent(student):
            return facts
        return self.lesson()

    def _absent(self, student: int) -> bool:
        lesson = self.number("lesson")
        return Attendance.objects.filter(lesson_id=lesson, student_id=student).exists()

    def _facts(self) -> LessonFacts:
        lesson = self.number("lesson")
        facts = remembered(("facts", lesson), lambda: lesson_facts(lesson))
        if facts is None:
            raise NotYours(_("This lesson is no longer there."))
        return facts

    def work(self) -> Work:
        """Where the mark belongs, by natural keys."""
        kind = self.text("type") or DEFAULT_TYPE
        numbers = [self.body.get(key, 1) for key in ("number", "part", "attempt")]
        if not all(isinstance(number, int) for number in numbers):
            raise BadInput(_("The operation lacks «%(key)s».") % {"key": "number"})
        return Work(kind, *numbers)


REASONS = frozenset(code for code, _words in CHANGE_REASONS)


def _mark(asked: Asked) -> State:
    lesson, student, work = asked.lesson(), asked.number("student"), asked.work()
    value, reason = asked.text("value"), asked.reason()
    if not value:
        clear_mark(
            by=asked.by, lesson=lesson, student=student, work=work, saw=asked.saw, reason=reason
        )
        return {"value": "", "entry": 0}
    comment = asked.text("comment") if "comment" in asked.body else None
    row = set_mark(
        by=asked.by, lesson=lesson, student=student, work=work, value=value, comment=comment,
        saw=asked.saw, reason=reason,
    )  # fmt: skip
    return {"value": row.value, "entry": row.entry}


def _absence(asked: Asked) -> State:
    student, code = asked.number("student"), asked.text("code")
    lesson = asked.lesson_for_reason(student, code)
    entry = set_absence(
        by=asked.by, lesson=lesson, student=student, code=code, saw=asked.saw,
        reason=asked.reason(),
    )  # fmt: skip
    return {"value": code, "entry": entry}


def _held(asked: Asked) -> State:
    lesson = asked.lesson()
    if asked.body.get("value") is False:
        unmark_held(by=asked.by, lesson=lesson)
        return {"value": False, "entry": 0}
    row = mark_held(by=asked.by, lesson=lesson)
    now = lesson_facts(lesson.id)
    topic, seen = (now.topic, now.entry) if now else ("", 0)
    return {"value": True, "entry": row.entry, "topic": topic, "topic_entry": seen}


def _not_held(asked: Asked) -> State:
    lesson = asked.lesson()
    if not asked.text("value"):
        unmark_not_held(by=asked.by, lesson=lesson)
        return {"value": "", "entry": 0}
    row = mark_not_held(
        by=asked.by, lesson=lesson, why=asked.text("value"), note=asked.text("note")[:200]
    )
    return {"value": row.reason, "entry": row.entry}


def _topic(asked: Asked) -> State:
    entry = set_topic(by=asked.by, lesson=asked.lesson(), topic=asked.text("value"), saw=asked.saw)
    return {"value": asked.text("value"), "entry": entry}


def _homework(asked: Asked) -> State:
    lesson = asked.lesson()
    minutes = asked.body.get("minutes", 0)
    entry = set_homework(
        by=asked.by, lesson=lesson, text=asked.text("value"), none=asked.body.get("none") is True,
        due=asked.day("due"), minutes=minutes if isinstance(minutes, int) else 0, saw=asked.saw,
    )  # fmt: skip
    return {"value": asked.text("value"), "entry": entry}


def _assignment(asked: Asked) -> State:
    work = asked.work()
    row = set_assignment(
        by=asked.by, lesson=asked.lesson(), work=work, title=asked.text("title"),
        due=asked.day("due"), was=asked.text("was"),
    )  # fmt: skip
    return {"value": row.title, "type": work.type, "number": row.number, "entry": row.entry}


HANDLERS: dict[str, Callable[[Asked], State]] = {
    "mark": _mark,
    "absence": _absence,
    "held": _held,
    "not_held": _not_held,
    "topic": _topic,
    "homework": _homework,
    "assignment": _assignment,
}
