"""The history of one cell: every entry about a student in a lesson, with how timely it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from parta.journal.access import LessonFacts
from parta.journal.models import AssignmentPart
from parta.journal.queries.lesson_days import Placed, lesson_days
from parta.journal.rules.attendance import CODES
from parta.journal.rules.cells import VALUE_SIGNS
from parta.journal.rules.deadlines import Deadline, LessonDay, absentees, current_mark, written_mark
from parta.journal.rules.timeliness import Verdict, judge
from parta.ledger.queries import history, texts
from parta.ledger.rules import Entry, Values, folded, is_sealed
from parta.lib.clock import from_milliseconds
from parta.lib.names import short_name
from parta.people.models import Account
from parta.school.queries.bilingual import Bilingual
from parta.school.rules import Norms

KINDS = ("mark", "absence")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry about a cell.

    ``work`` is the type of work of a mark, None for a sign of absence. ``was`` and ``now`` are
    signs as the cell shows them, "" for nothing. ``reason`` is a preset's code or own words.
    ``claimed`` is when the device says it was typed, where it waited for a connection.
    """

    at: datetime
    who: str
    role: str
    origin: str
    work: Bilingual | None
    was: str
    now: str
    reason: str
    verdict: Verdict
    clause: str
    claimed: datetime | None


@dataclass(frozen=True, slots=True)
class _Work:
    name: Bilingual
    written: bool
    days: int


def cell_history(
    facts: LessonFacts, student: int, zone: tzinfo, norms: Norms
) -> tuple[Change, ...]:
    """Everything that was ever written about a student in a lesson, the oldest first."""
    entries = history(facts.id, student, KINDS)
    sealed = texts(entry.seq for entry in entries if is_sealed(entry.reason))
    names = _names({entry.account for entry in entries if entry.account})
    works, day = _works(facts.id), _day(facts, zone)
    states: dict[tuple[str, int], Values | None] = {}
    found = []
    for entry in entries:
        before = states.get((entry.kind, entry.row))
        after = states[entry.kind, entry.row] = folded(before, entry)
        work = works.get((before or after or {}).get("p", 0)) if entry.kind == "mark" else None
        deadline = _deadline(work, day, norms)
        found.append(
            Change(
                at=from_milliseconds(entry.at),
                who=names.get(entry.account or 0, ""),
                role=entry.role,
                origin=entry.origin,
                work=work.name if work else None,
                was=_sign(entry.kind, before),
                now=_sign(entry.kind, after),
                reason=sealed.get((entry.seq, "reason"), "") or _preset(entry),
                verdict=_verdict(entry, deadline),
                clause=deadline.clause,
                claimed=from_milliseconds(entry.device_at) if entry.device_at else None,
            )
        )
    return tuple(found)


def _preset(entry: Entry) -> str:
    return "" if is_sealed(entry.reason) else entry.reason


def _verdict(entry: Entry, deadline: Deadline) -> Verdict:
    return judge(from_milliseconds(entry.at), deadline, origin=entry.origin, waited=entry.waited)


def _sign(kind: str, state: Values | None) -> str:
    if not state:
        return ""
    if kind == "absence":
        return CODES[state["c"]].sign
    return VALUE_SIGNS.get(state.get("v", ""), "")


def _deadline(work: _Work | None, day: LessonDay, norms: Norms) -> Deadline:
    if work is None:
        return absentees(day, norms)
    return written_mark(day, norms, work.days) if work.written else current_mark(day, norms)


def _works(lesson: int) -> dict[int, _Work]:
    rows: Iterable[Any] = AssignmentPart.objects.filter(assignment__lesson=lesson).values_list(
        "pk", "assignment__type__name_ru", "assignment__type__name_kk",
        "assignment__type__written", "assignment__type__days",
    )  # fmt: skip
    return {pk: _Work(Bilingual(ru, kk), written, days) for pk, ru, kk, written, days in rows}


def _day(facts: LessonFacts, zone: tzinfo) -> LessonDay:
    place = Placed(facts.id, facts.date, facts.number, facts.school_class, facts.grade, facts.shift)
    return lesson_days([place], zone)[facts.id]


def _names(accounts: Iterable[int]) -> dict[int, str]:
    rows = Account.objects.filter(pk__in=list(accounts)).values_list(
        "pk", "person__family_name", "person__given_name", "person__patronymic"
    )
    return {pk: short_name(*names) for pk, *names in rows}
