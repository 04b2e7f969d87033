"""Lessons that are not filled past their deadlines, with the clauses (P-4.T.a, R-2.1, R-2.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import Count, Exists, Q

from parta.journal.queries.lesson_days import lesson_days
from parta.journal.rules.deadlines import LessonDay
from parta.journal.rules.filling import LessonFill, State, lesson_filling
from parta.oversight.queries.lessons import GIVEN, Checked, lessons_between, without_imported
from parta.oversight.rules import Lacking, Share, shares
from parta.school.rules import Norms


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A lesson with what it lacks past its deadline."""

    lesson: Checked
    lacks: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class FillingReport:
    """The lessons of an interval: those with something overdue, the newest first.

    ``lessons`` counts all that were to be filled, ``waiting`` those that lack something whose
    time has not run out: the deputy sees no names there (S-10).
    """

    lessons: int
    unfilled: tuple[Unfilled, ...]
    waiting: int
    teachers: tuple[Share, ...]
    groups: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a longer interval has found, for reports of parts of it."""

    unfilled: tuple[Unfilled, ...]
    waiting: tuple[Checked, ...]
    lessons: Counter[tuple[date, int, str, str]]

    def report(self, first: date, last: date) -> FillingReport:
        """The report of an interval inside."""
        late = [one for one in self.unfilled if first <= one.lesson.day <= last]
        lessons = {key: n for key, n in self.lessons.items() if first <= key[0] <= last}
        return FillingReport(
            sum(lessons.values()),
            tuple(reversed(late)),
            sum(first <= one.day <= last for one in self.waiting),
            _shares(lessons, late, by_teacher=True),
            _shares(lessons, late, by_teacher=False),
        )


def unfilled_lessons(first: date, last: date, now: datetime, zone: tzinfo, norms: Norms) -> Found:
    """Everything that is not filled in an interval, seven queries however many lessons.

    ``now`` is an aware moment; a lesson is judged from its day on. Lessons that came by an
    import are nobody's debt.
    """
    lacking = lessons_between(first, last).filter(
        Q(held__isnull=True) | Q(topic="") | ~Exists(GIVEN)
    )
    found = without_imported(lacking)
    days = lesson_days((one.placed for one in found), zone)
    unfilled, waiting = [], []
    for one in found:
        filling = lesson_filling(_fill(one, days[one.lesson], now), days[one.lesson], norms, now)
        late = tuple(Lacking(lack.part, lack.deadline.clause) for lack in filling.late)
        if late:
            unfilled.append(Unfilled(one, late))
        elif filling.state is State.OPEN:
            waiting.append(one)
    return Found(tuple(unfilled), tuple(waiting), _lessons(first, last))


def _fill(one: Checked, day: LessonDay, now: datetime) -> LessonFill:
    return LessonFill(
        begun=_ended(day, now), held=one.held, not_held=False, topic=one.topic,
        homework=one.homework, asks_homework=one.asks_homework,
    )  # fmt: skip


def _ended(day: LessonDay, now: datetime) -> bool:
    """True after the lesson's bell; without bells from its day on."""
    here = now.astimezone(day.zone)
    if day.day != here.date() or day.ends is None:
        return day.day <= here.date()
    return day.ends <= here.time()


def _lessons(first: date, last: date) -> Counter[tuple[date, int, str, str]]:
    """How many lessons were to be filled, by day, teacher and group."""
    rows = lessons_between(first, last).values_list(
        "meeting__date", "meeting__actual_id", "meeting__actual__sort_key", "course__group__name"
    )
    found: Counter[tuple[date, int, str, str]] = Counter()
    for day, teacher, key, group, count in rows.annotate(Count("pk")):
        found[day, teacher or 0, key or "", group] += count
    return found


def _shares(
    lessons: dict[tuple[date, int, str, str], int], late: Iterable[Unfilled], *, by_teacher: bool
) -> tuple[Share, ...]:
    totals: Counter[str] = Counter()
    for (_, teacher, _, group), count in lessons.items():
        totals[str(teacher) if by_teacher else group] += count
    rows = [
        (str(one.lesson.teacher or 0) if by_teacher else one.lesson.group,
         one.lesson.teacher_name if by_teacher else one.lesson.group,
         [lack.part for lack in one.lacks])
        for one in late
    ]  # fmt: skip
    return shares(rows, totals)
