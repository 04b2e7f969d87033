"""The school year of a report with its terms; opened with the usual ones where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from parta.exchange.netcity.queries.bench import (
    Bench,
    SchemeSlot,
    TermSlot,
    YearSlot,
    is_new,
)
from parta.exchange.netcity.rules import Period
from parta.exchange.netcity.rules.terms import Span, fitted, halves_of, quarters_of
from parta.journal.models import Lesson
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import IMPORT, parse
from parta.school.models import SchoolYear, Term, TermClosing, TermScheme
from parta.school.recorded import SCHEME, TERM, YEAR
from parta.school.rules.default_calendar import default_calendar

REPORTING = "quarters"
QUARTERS, HALVES = "quarters", "halves"


def year_of(bench: Bench, autumn: int) -> YearSlot:
    """The school year that began in September of ``autumn``."""
    if autumn not in bench.years:
        day = date(autumn, 10, 1)
        row = SchoolYear.objects.filter(first__lte=day, last__gte=day).first()
        bench.years[autumn] = _standing(row) if row else _opened(bench, autumn)
    return bench.years[autumn]


def _standing(row: SchoolYear) -> YearSlot:
    schemes = [_scheme(scheme) for scheme in TermScheme.objects.filter(year=row).order_by("pk")]
    lessons = Lesson.objects.filter(course__group__year=row)
    days = set(lessons.values_list("meeting__date", flat=True).distinct())
    return YearSlot(row, row.first, row.last, schemes, _is_assumed(row, schemes), days)


def _scheme(row: TermScheme) -> SchemeSlot:
    terms = Term.objects.filter(scheme=row).order_by("number")
    return SchemeSlot(row, [TermSlot(t, Span(t.number, t.first, t.last)) for t in terms])


def _is_assumed(row: SchoolYear, schemes: Iterable[SchemeSlot]) -> bool:
    """True while no hand but imports' has touched the year and its terms, and none is closed.

    A year has a handful of entries: they are read whole.
    """
    rows = {"year": {row.pk}, "term": {slot.row.pk for scheme in schemes for slot in scheme.terms}}
    entries = LedgerEntry.objects.filter(kind__in=rows).values_list("text", flat=True)
    about = (entry for entry in map(parse, entries) if entry.row in rows[entry.kind])
    ours = all(entry.origin == IMPORT for entry in about)
    return ours and not TermClosing.objects.filter(term__scheme__year=row).exists()


def _opened(bench: Bench, autumn: int) -> YearSlot:
    """A new year with the usual quarters and half-years.

    No holidays are written: the report does not say when they were.
    """
    usual = default_calendar(autumn, bench.language)
    row = SchoolYear(name=usual.name, first=usual.first, last=usual.last)
    bench.create("years", YEAR, row)
    schemes = [
        _new_scheme(bench, row, kind, name, terms) for kind, (name, terms) in usual.schemes.items()
    ]
    return YearSlot(row, usual.first, usual.last, schemes, assumed=True, taken=set())


def _new_scheme(
    bench: Bench,
    year: SchoolYear,
    kind: str,
    name: str,
    terms: Iterable[tuple[str, date, date]],
) -> SchemeSlot:
    row = TermScheme(year=year, kind=kind, name=name, reporting=kind == REPORTING)
    bench.draft.add(SCHEME, row)
    slots = []
    for number, (title, first, last) in enumerate(terms, 1):
        term = Term(scheme=row, number=number, name=title, first=first, last=last)
        slots.append(TermSlot(bench.create("terms", TERM, term), Span(number, first, last)))
    return SchemeSlot(row, slots)


def fit(
    year: YearSlot, scheme: SchemeSlot, days: set[date], own: int | None, within: Period | None
) -> list[TermSlot]:
    """Make assumed terms hold the report's lessons; returns the terms whose days were moved.

    ``own`` is the term that the report is about, for those days that lie ``within`` its period.
    Terms that somebody has set stay: lessons in their holidays are only told of.
    """
    if not (year.assumed and days):
        return []
    inside = {day for day in days if within and within.first <= day <= within.last}
    spans = fitted(spans_of(scheme), inside, own, year.taken)
    moved = _set(scheme, fitted(spans, days, None))
    for other in year.schemes:
        moved += _set(other, _aligned(scheme, other)) if other is not scheme else []
    year.first = min([year.first, *days])
    year.last = max([year.last, *days])
    return moved


def spans_of(scheme: SchemeSlot) -> list[Span]:
    """The terms of a scheme as they are to be."""
    return [slot.span for slot in scheme.terms]


def _aligned(scheme: SchemeSlot, other: SchemeSlot) -> list[Span]:
    """The terms of another scheme with the outer edges of this one's."""
    kinds = (scheme.row.kind, other.row.kind)
    if kinds == (QUARTERS, HALVES):
        return halves_of(spans_of(scheme), spans_of(other))
    if kinds == (HALVES, QUARTERS):
        return quarters_of(spans_of(scheme), spans_of(other))
    return spans_of(other)


def _set(scheme: SchemeSlot, spans: list[Span]) -> list[TermSlot]:
    moved = [slot for slot, span in zip(scheme.terms, spans, strict=True) if slot.span != span]
    for slot, span in zip(scheme.terms, spans, strict=True):
        slot.span = span
    return moved


def outside(scheme: SchemeSlot, days: Iterable[date]) -> list[date]:
    """The days that no term holds."""
    return sorted(day for day in set(days) if not any(day in span for span in spans_of(scheme)))


def settle(bench: Bench) -> None:
    """Put the days of all terms into the plan: new rows take them, standing ones change.

    A term first gives up days and then takes some, so that no two overlap on the way.
    """
    for year in bench.years.values():
        _settle_year(bench, year)
        slots = [slot for scheme in year.schemes for slot in scheme.terms]
        for slot in slots:
            if is_new(slot.row):
                slot.row.first, slot.row.last = slot.span.first, slot.span.last
        standing = [slot for slot in slots if not is_new(slot.row)]
        bench.draft.changes += [
            (TERM, slot.row, days)
            for narrow in (True, False)
            for slot in standing
            if (days := _days(slot, narrow=narrow))
        ]


def _settle_year(bench: Bench, year: YearSlot) -> None:
    if is_new(year.row):
        year.row.first, year.row.last = year.first, year.last
    elif (year.row.first, year.row.last) != (year.first, year.last):
        bench.draft.changes.append((YEAR, year.row, {"first": year.first, "last": year.last}))


def _days(slot: TermSlot, *, narrow: bool) -> dict[str, date]:
    """The days a standing term changes to in this step; empty where it stays as it is."""
    row, span = slot.row, slot.span
    if (row.first, row.last) == (span.first, span.last):
        return {}
    if narrow:
        return {"first": max(row.first, span.first), "last": min(row.last, span.last)}
    return {"first": span.first, "last": span.last}
