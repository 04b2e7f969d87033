"""Averages and term marks of the rows, and how the averages stand to the marks beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parta.exchange.netcity.rules.averages import judge, mean
from parta.exchange.netcity.rules.cells import read_final, read_number
from parta.exchange.netcity.rules.contents import SumKey, Sums
from parta.exchange.netcity.rules.shapes import (
    Average,
    Cell,
    Final,
    Place,
    Reason,
    Refused,
    Verdict,
)
from parta.exchange.netcity.rules.students import Read
from parta.exchange.netcity.rules.text import clean


@dataclass(slots=True)
class Tally:
    """What a student's cells of one subject gave: lessons, marks taken, digits refused."""

    lessons: int = 0
    marks: list[int] = field(default_factory=list)
    digits: list[int] = field(default_factory=list)


@dataclass(slots=True)
class SumsRead:
    """All averages and term marks of a file."""

    averages: list[Average] = field(default_factory=list)
    finals: list[Final] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def read_sums(roll: Sequence[Read], tallies: dict[tuple[str, str], Tally]) -> SumsRead:
    """``tallies`` is keyed by (student, subject)."""
    found = SumsRead()
    for read in roll:
        for key, sums in read.contents.sums.items():
            tally = tallies.get((read.student.key, key[0]), Tally())
            _take_final(found, read.student.key, key, sums)
            _take_average(found, read.student.key, key, sums, tally)
    return found


def _take_final(found: SumsRead, student: str, key: SumKey, sums: Sums) -> None:
    subject, scope = key
    cell, place = sums.final
    value, reason = read_final(cell)
    if place and value:
        found.finals.append(Final(student, subject, scope, value, place))
    elif place and reason:
        found.refused.append(_refuse(student, subject, place, cell, reason))


def _refuse(student: str, subject: str, place: Place, cell: Cell, reason: Reason) -> Refused:
    return Refused(place, clean(cell), clean(cell), reason, student=student, subject=subject)


def _take_average(found: SumsRead, student: str, key: SumKey, sums: Sums, tally: Tally) -> None:
    if sums.average[1] is None and sums.weighted[1] is None and not sums.with_lessons:
        return
    found.refused += _bad_numbers(student, key[0], sums)
    printed = read_number(sums.average[0])[0]
    found.averages.append(
        Average(
            student,
            *key,
            lessons=tally.lessons,
            marks=len(tally.marks),
            printed=printed,
            weighted=read_number(sums.weighted[0])[0],
            computed=mean(tally.marks),
            verdict=_verdict(sums, tally, printed),
            place=sums.average[1] or sums.row,
        )
    )


def _verdict(sums: Sums, tally: Tally, printed: Decimal | None) -> Verdict:
    if not sums.with_lessons:
        return Verdict.UNCHECKED
    return judge(tally.marks, tally.digits, printed)


def _bad_numbers(student: str, subject: str, sums: Sums) -> Iterator[Refused]:
    for cell, place in (sums.average, sums.weighted):
        reason = read_number(cell)[1]
        if reason and place:
            yield _refuse(student, subject, place, cell, reason)
