"""Which term a report is about, and fitting assumed terms to the lessons that were held.

A report says when lessons were, not when the terms of that school began and ended. The terms of
a year that an import had to open are an assumption, so they give way to the lessons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from parta.exchange.netcity.rules.shapes import Period

_DAY = timedelta(days=1)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Span:
    """A term: its number in the scheme, first and last day."""

    number: int
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Its length in calendar days."""
        return (self.last - self.first).days + 1


def main_term(period: Period | None, terms: Sequence[Span]) -> int | None:
    """The number of the one term that the period is about, or ``None`` where that is unclear.

    At least half of the period lies in it, and no other term lies in the period by half or more
    (a half-year's report is about no quarter, even where the longer one is most of it).
    """
    if period is None:
        return None
    length = (period.last - period.first).days + 1
    shared = {term.number: _shared(period, term) for term in terms}
    most = [n for n, days in shared.items() if Fraction(days, length) >= _HALF]
    if len(most) != 1:
        return None
    others = (term for term in terms if term.number != most[0])
    covered = any(Fraction(shared[term.number], term.days) >= _HALF for term in others)
    return None if covered else most[0]


def _shared(period: Period, term: Span) -> int:
    first, last = max(period.first, term.first), min(period.last, term.last)
    return max((last - first).days + 1, 0)


def fitted(
    terms: Sequence[Span], days: Iterable[date], own: int | None, taken: Iterable[date] = ()
) -> list[Span]:
    """The terms of one scheme, moved so that every one of ``days`` lies in a term.

    The days of a report about term ``own`` (see ``main_term``) all belong to it; its neighbours
    give way, yet never lose a day of ``taken``, the lessons that the register already has. Other
    days go to the nearest term. Terms that hold all days stay as they are.
    """
    found = sorted(terms, key=lambda term: term.number)
    wanted, kept = sorted(set(days)), set(taken)
    if own is not None and wanted:
        found = _widened(found, own, wanted[0], wanted[-1], kept)
    for day in wanted:
        if not any(day in term for term in found):
            found = _reaching(found, day)
    return found


def _widened(terms: list[Span], own: int, first: date, last: date, kept: set[date]) -> list[Span]:
    place = next(n for n, term in enumerate(terms) if term.number == own)
    before = [max((day for day in kept if day in term), default=term.first)
              for term in terms[:place]]  # fmt: skip
    after = [min((day for day in kept if day in term), default=term.last)
             for term in terms[place + 1 :]]  # fmt: skip
    first = max([first, *(day + _DAY for day in before)])
    last = min([last, *(day - _DAY for day in after)])
    mine = terms[place]
    mine = replace(mine, first=min(mine.first, first), last=max(mine.last, last))
    return [
        *(replace(term, last=min(term.last, mine.first - _DAY)) for term in terms[:place]),
        mine,
        *(replace(term, first=max(term.first, mine.last + _DAY)) for term in terms[place + 1 :]),
    ]


def _reaching(terms: list[Span], day: date) -> list[Span]:
    """The terms with the nearest one reaching to a day between or around them."""
    nearest = min(terms, key=lambda term: _distance(term, day), default=None)
    return [
        replace(term, first=min(term.first, day), last=max(term.last, day))
        if term is nearest
        else term
        for term in terms
    ]


def _distance(term: Span, day: date) -> int:
    return (term.first - day).days if day < term.first else (day - term.last).days


def halves_of(quarters: Sequence[Span], halves: Sequence[Span]) -> list[Span]:
    """Two half-years over the outer edges of four quarters; others stay as they are."""
    if len(quarters) != 4 or len(halves) != 2:
        return list(halves)
    edges = ((quarters[0].first, quarters[1].last), (quarters[2].first, quarters[3].last))
    return [
        replace(half, first=first, last=last)
        for half, (first, last) in zip(halves, edges, strict=True)
    ]


def quarters_of(halves: Sequence[Span], quarters: Sequence[Span]) -> list[Span]:
    """Four quarters with the outer edges of two half-years; the autumn and spring breaks stay."""
    if len(quarters) != 4 or len(halves) != 2:
        return list(quarters)
    one, two, three, four = quarters
    return [
        replace(one, first=min(halves[0].first, one.last)),
        replace(two, last=max(halves[0].last, two.first)),
        replace(three, first=min(halves[1].first, three.last)),
        replace(four, last=max(halves[1].last, four.first)),
    ]
