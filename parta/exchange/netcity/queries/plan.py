"""From a report to what it would add, one report after another on one bench."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from parta.exchange.netcity.queries.bench import (
    Bench,
    PlannedMark,
    Register,
    SchemeSlot,
    Tally,
    TermSlot,
    is_new,
)
from parta.exchange.netcity.queries.cells import Who, take_cells
from parta.exchange.netcity.queries.finals import take_finals
from parta.exchange.netcity.queries.means import compared, span_of
from parta.exchange.netcity.queries.pages import take_lessons, take_subjects
from parta.exchange.netcity.queries.pupils import find_pupils
from parta.exchange.netcity.queries.registers import (
    class_of,
    load_cells,
    open_register,
    scheme_for,
)
from parta.exchange.netcity.queries.years import fit, outside, settle, spans_of, year_of
from parta.exchange.netcity.rules import NetcityReport
from parta.exchange.netcity.rules.outcome import Choices, Obstacle, Outcome, Remark, TermDates
from parta.exchange.netcity.rules.terms import main_term
from parta.exchange.netcity.rules.values import N_CHOICES
from parta.lib.errors import BadInput
from parta.lib.names import ClassName
from parta.school.queries.calendar import school

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """One report's part of a plan, before its averages are compared."""

    report: NetcityReport
    who: Who
    tally: Tally
    own: TermSlot | None
    moved: tuple[TermSlot, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the reports would add, worked out in their order; the bench holds the rows."""

    bench: Bench
    parts: tuple[Planned, ...]

    def outcomes(self, *, written: bool) -> tuple[Outcome, ...]:
        """Each report's outcome; before the plan is written its marks are counted with those
        that stand, afterwards everything is read from the register.
        """
        marks = [] if written else [mark for part in self.parts for mark in part.tally.marks]
        return tuple(_outcome(self.bench, part, marks) for part in self.parts)


def make_plan(reports: Sequence[NetcityReport], choices: Choices, at: datetime) -> Plan:
    """Work out an import without writing; ``at`` is the time its marks will bear.

    Raises ``BadInput`` when there is no school yet, a report's class is not plain, or a choice
    is none.
    """
    own = school()
    if own is None:
        raise BadInput(_("There is no school in this folder yet."), code="no_school")
    if choices.n_becomes not in N_CHOICES:
        raise BadInput(_("“Н” can become N, UP or NP."), code="n_becomes")
    bench = Bench(at, choices, own.language, own.alphabet)
    for report in reports:
        _note_span(bench, report)
    parts = tuple(_take(bench, report) for report in reports)
    settle(bench)
    return Plan(bench, parts)


def _key(report: NetcityReport, name: ClassName) -> Key:
    return report.year, name.grade, name.letter


def _note_span(bench: Bench, report: NetcityReport) -> None:
    """A class is read once, over the days of all its reports."""
    key, days = _key(report, class_of(report)), span_of(report)
    if days is not None:
        before = bench.spans.get(key, days)
        bench.spans[key] = min(before[0], days[0]), max(before[1], days[1])


def _take(bench: Bench, report: NetcityReport) -> Planned:
    bench.tally = Tally()
    name = class_of(report)
    year = year_of(bench, report.year)
    scheme = scheme_for(year, name, report)
    own = _own_term(bench, scheme, report)
    days = {lesson.date for lesson in report.lessons}
    about = main_term(report.period, spans_of(scheme))
    moved = fit(year, scheme, days, about, report.period)
    register = _register(bench, report, name)
    who = find_pupils(bench, register, report)
    take_subjects(bench, register, report)
    take_lessons(bench, register, report)
    take_cells(bench, register, report, who)
    take_finals(bench, register, report, who, own)
    _tell_outside(bench, register, report)
    standing = [slot for slot in moved if not is_new(slot.row)]
    if standing:
        bench.tally.changed["terms"] += len(standing)
    return Planned(report, who, bench.tally, own, tuple(moved))


def _own_term(bench: Bench, scheme: SchemeSlot, report: NetcityReport) -> TermSlot | None:
    """The term that the marks for the report's period belong to."""
    chosen = bench.choices.term
    if chosen is not None and scheme.term(chosen) is None:
        raise BadInput(_("There is no such term."), code="term")
    return scheme.term(chosen or main_term(report.period, spans_of(scheme)))


def _register(bench: Bench, report: NetcityReport, name: ClassName) -> Register:
    key = _key(report, name)
    if key in bench.registers:
        bench.tally.unchanged["classes"] += 1
        return bench.registers[key]
    year = year_of(bench, report.year)
    register = open_register(bench, year, scheme_for(year, name, report), name)
    if key in bench.spans:
        load_cells(register, bench.spans[key])
    bench.registers[key] = register
    return register


def _tell_outside(bench: Bench, register: Register, report: NetcityReport) -> None:
    """Lessons on days that no term of the school holds are taken, and told of."""
    lessons = Counter(lesson.date for lesson in report.lessons)
    for day in outside(register.scheme, lessons):
        remark = Remark(None, str(lessons[day]), Obstacle.OUTSIDE_TERMS, date=day)
        bench.tally.notes.append(remark)


def _outcome(bench: Bench, part: Planned, marks: list[PlannedMark]) -> Outcome:
    tally = part.tally
    return Outcome(
        created=dict(tally.created),
        unchanged=dict(tally.unchanged),
        changed=dict(tally.changed),
        conflicts=tuple(tally.conflicts),
        refused=tuple(tally.refused),
        notes=tuple(tally.notes),
        compared=compared(bench, part.report, part.who, marks),
        fitted=tuple(_dates(slot) for slot in part.moved),
        term=part.own.row.name if part.own else "",
        unknown_reason=tally.unknown_reason,
        n_becomes=bench.choices.n_becomes,
    )


def _dates(slot: TermSlot) -> TermDates:
    return TermDates(slot.row.name, slot.span.first, slot.span.last)
