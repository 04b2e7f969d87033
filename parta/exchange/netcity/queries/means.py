"""The averages that Parta computes from its own rows, beside those that the file prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from parta.exchange.netcity.queries.bench import Bench, PlannedMark, is_new
from parta.exchange.netcity.queries.cells import Who
from parta.exchange.netcity.queries.pages import key_of
from parta.exchange.netcity.rules import Average, NetcityReport, Verdict
from parta.exchange.netcity.rules.averages import agrees
from parta.exchange.netcity.rules.outcome import Compared
from parta.journal.queries.student_marks import marks_of
from parta.lib.numbers import with_comma
from parta.results.queries.standings import row_of
from parta.results.rules import MarkRow, average

Means = Mapping[tuple[str, str], Fraction]
"""By the file's key of a student and the key of a subject."""


def compared(
    bench: Bench, report: NetcityReport, who: Who, planned: Iterable[PlannedMark]
) -> tuple[Compared, ...]:
    """Every row of the file's averages with the plain mean of the register's marks.

    ``planned`` are marks not yet written; the rest is read from the register.
    """
    means = _means(bench, report, who, planned)
    return tuple(
        _compare(row, means.get((row.student, key_of(row.subject)))) for row in report.averages
    )


def _compare(row: Average, mean: Fraction | None) -> Compared:
    own, shown = (str(mean), with_comma(mean)) if mean is not None else ("", "")
    return Compared(row, own, shown, _verdict(row, mean))


def _verdict(row: Average, mean: Fraction | None) -> Verdict:
    if row.verdict is Verdict.UNCHECKED or row.printed is None:
        return Verdict.UNCHECKED
    if agrees(mean, row.printed):
        return Verdict.EQUAL
    same = mean == row.computed and row.verdict is Verdict.EQUAL_WITH_REFUSED
    return Verdict.EQUAL_WITH_REFUSED if same else Verdict.DIFFERENT


def _means(bench: Bench, report: NetcityReport, who: Who, planned: Iterable[PlannedMark]) -> Means:
    rows = _standing(bench, report, who)
    names = {pupil: key for key, pupil in who.items() if pupil}
    for mark in planned:
        if mark.pupil in names:
            rows[names[mark.pupil], mark.subject].append(MarkRow(mark.value, mark.work))
    found = ((key, average(marks)) for key, marks in rows.items())
    return {key: mean.value for key, mean in found if mean is not None}


def _standing(
    bench: Bench, report: NetcityReport, who: Who
) -> dict[tuple[str, str], list[MarkRow]]:
    """The register's marks of the report's days; one query."""
    names = {pupil.row.pk: key for key, pupil in who.items() if pupil and not is_new(pupil.row)}
    subjects = {row.pk: key for key, row in bench.subjects.items() if not is_new(row)}
    rows: dict[tuple[str, str], list[MarkRow]] = defaultdict(list)
    days = span_of(report)
    if days is not None and names:
        for mark in marks_of(names, *days):
            if mark.subject in subjects:
                rows[names[mark.student], subjects[mark.subject]].append(row_of(mark))
    return rows


def span_of(report: NetcityReport) -> tuple[date, date] | None:
    """The first and last day that the report speaks of; ``None`` without lessons."""
    days = [lesson.date for lesson in report.lessons]
    if not days:
        return None
    if report.period is not None:
        days += [report.period.first, report.period.last]
    return min(days), max(days)
