"""Entries that came after their deadline, by kind, each judged by its own clause (S-5, S-6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from django.db.models import QuerySet

from parta.journal.models import Attendance, Held, Homework, Lesson, Mark, Outage
from parta.journal.queries.lesson_days import lesson_days
from parta.journal.rules import deadlines
from parta.journal.rules.deadlines import Deadline, LessonDay, lateness
from parta.journal.rules.timeliness import Outage as OutageSpan
from parta.journal.rules.timeliness import Timeliness, Verdict, judge
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import ENTRY, Entry, parse
from parta.lib.clock import from_milliseconds
from parta.oversight.queries.lessons import Checked, by_lesson, checked, lessons_between
from parta.oversight.rules import Delay
from parta.school.rules import REGISTRY, Norms

# In the order of the page; the norm's key says by which clause a kind is judged.
KINDS: Final = {
    "held": "attendance_days",
    "absence": "attendance_days",
    "topic": "topic_days",
    "homework": "homework_minutes",
    "mark": "mark_until",
    "written": "written_days",
}
LEDGER_KINDS: Final = {
    "held": "held", "absence": "absence", "topic": "lesson", "homework": "homework",
    "mark": "mark", "written": "mark",
}  # fmt: skip
TOPIC_KEY: Final = "t"


@dataclass(frozen=True, slots=True)
class LateEntry:
    """An entry past its deadline; ``waiting`` ones waited for a connection (S-6)."""

    kind: str
    lesson: Checked
    received: datetime
    deadline: Deadline
    delay: Delay
    waiting: bool


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How many entries of a kind there were, and how many of them late or undecided."""

    kind: str
    clause: str
    entries: int
    late: int
    waiting: int


@dataclass(frozen=True, slots=True)
class LateReport:
    """The entries of lessons of an interval; ``rows`` are the late ones, the newest first."""

    kinds: tuple[KindFigures, ...]
    rows: tuple[LateEntry, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A row of the register with when it was written first; ``days`` is a type's own norm."""

    kind: str
    row: int
    lesson: int
    at: datetime
    days: int = 0


def late_entries(first: date, last: date, zone: tzinfo, norms: Norms) -> LateReport:
    """Judge every entry about the lessons of an interval; twelve queries at most.

    What came by an import or a restore is nobody's lateness; the demo school's is judged.
    """
    lessons = lessons_between(first, last)
    known = by_lesson(checked(lessons))
    days = lesson_days((one.placed for one in known.values()), zone)
    entries = list(_entries(lessons))
    due = _deadlines(entries, days, norms)
    suspects = [entry for entry in entries if lateness(entry.at, due[entry])]
    judged = list(_judged(suspects, due))
    counts = Counter((entry.kind, verdict.state) for entry, verdict in judged)
    total = Counter(entry.kind for entry in entries)
    return LateReport(
        tuple(
            KindFigures(kind, REGISTRY[norm].clause, total[kind], counts[kind, Timeliness.LATE],
                        counts[kind, Timeliness.WAITING])
            for kind, norm in KINDS.items()
        ),
        tuple(sorted(
            (_late(entry, verdict, known[entry.lesson], due[entry]) for entry, verdict in judged
             if verdict.state in (Timeliness.LATE, Timeliness.WAITING)),
            key=lambda row: row.received, reverse=True,
        )),
    )  # fmt: skip


def _late(entry: _Written, verdict: Verdict, lesson: Checked, due: Deadline) -> LateEntry:
    late = verdict.late or lateness(entry.at, due) or timedelta(0)
    waiting = verdict.state is Timeliness.WAITING
    return LateEntry(entry.kind, lesson, entry.at, due, Delay.of(late), waiting)


def _entries(lessons: QuerySet[Lesson]) -> Iterator[_Written]:
    ids = lessons.values("pk")
    for row, lesson, at in Held.objects.filter(lesson__in=ids).values_list(
        "pk", "lesson_id", "entered_at"
    ):
        yield _Written("held", row, lesson, at)
    typed = Attendance.objects.filter(lesson__in=ids, interval__isnull=True)
    for row, lesson, at in typed.values_list("pk", "lesson_id", "entered_at"):
        yield _Written("absence", row, lesson, at)
    for row, lesson, at in Homework.objects.filter(lesson__in=ids).values_list(
        "pk", "lesson_id", "entered_at"
    ):
        yield _Written("homework", row, lesson, at)
    yield from _marks(lessons)
    yield from _topics(lessons)


def _marks(lessons: QuerySet[Lesson]) -> Iterator[_Written]:
    rows = Mark.objects.filter(part__assignment__lesson__in=lessons.values("pk"))
    rows = rows.exclude(value=".")
    for row, lesson, at, written, days in rows.values_list(
        "pk", "part__assignment__lesson_id", "entered_at", "part__assignment__type__written",
        "part__assignment__type__days",
    ):  # fmt: skip
        yield _Written("written" if written else "mark", row, lesson, at, days)


def _topics(lessons: QuerySet[Lesson]) -> Iterator[_Written]:
    """Topics by the moment of the lesson's last entry: a first look, made exact for suspects."""
    topics = dict(lessons.exclude(topic="").values_list("entry", "pk"))
    moments = LedgerEntry.objects.filter(seq__in=lessons.exclude(topic="").values("entry"))
    for seq, at in moments.values_list("seq", "at"):
        yield _Written("topic", topics[seq], topics[seq], from_milliseconds(at))


def _deadlines(
    entries: Iterable[_Written], days: dict[int, LessonDay], norms: Norms
) -> dict[_Written, Deadline]:
    """The deadline of each entry; entries of one kind and lesson share theirs."""
    known: dict[tuple[str, int, int], Deadline] = {}
    found = {}
    for entry in entries:
        key = (entry.kind, entry.lesson, entry.days)
        if key not in known:
            known[key] = _deadline(entry, days[entry.lesson], norms)
        found[entry] = known[key]
    return found


def _deadline(entry: _Written, day: LessonDay, norms: Norms) -> Deadline:
    if entry.kind == "written":
        return deadlines.written_mark(day, norms, entry.days)
    if entry.kind == "mark":
        return deadlines.current_mark(day, norms)
    if entry.kind == "homework":
        return deadlines.homework(day, norms)
    return deadlines.topic(day, norms) if entry.kind == "topic" else deadlines.absentees(day, norms)


def _judged(
    suspects: list[_Written], due: dict[_Written, Deadline]
) -> Iterator[tuple[_Written, Verdict]]:
    if not suspects:
        return
    first = _first_entries(suspects)
    outages = [OutageSpan(row.began, row.ended) for row in Outage.objects.all()]
    for written in suspects:
        entry = first.get((LEDGER_KINDS[written.kind], written.row))
        yield (
            written,
            judge(
                from_milliseconds(entry.at) if entry else written.at,
                due[written],
                origin=entry.origin if entry else ENTRY,
                waited=entry.waited if entry else None,
                outages=outages,
            ),
        )


def _first_entries(suspects: Iterable[_Written]) -> dict[tuple[str, int], Entry]:
    """The ledger entry that wrote each suspect first; a topic's is the first one with a topic."""
    wanted = {(LEDGER_KINDS[one.kind], one.row) for one in suspects}
    rows = LedgerEntry.objects.filter(
        page__in={one.lesson for one in suspects}, kind__in={kind for kind, _ in wanted}
    ).order_by("seq")
    found: dict[tuple[str, int], Entry] = {}
    for text in rows.values_list("text", flat=True):
        entry = parse(text)
        key = (entry.kind, entry.row)
        if key in wanted and key not in found and _writes(entry):
            found[key] = entry
    return found


def _writes(entry: Entry) -> bool:
    return bool(entry.new) and (entry.kind != "lesson" or TOPIC_KEY in (entry.new or {}))
